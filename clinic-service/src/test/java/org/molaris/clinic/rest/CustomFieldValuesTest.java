package org.molaris.clinic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

@QuarkusTest
class CustomFieldValuesTest {

    private static final String VALUES = """
            {"first_name": "Ana", "custom_fields": {"hobby": "Ajedrez", "weight": 12345678.5, "children": 100,
             "since": "2024-02-29", "smoker": false, "diet": "vegana"}}""";

    private Practice practice;

    @BeforeEach
    void aPracticeThatAsksForMore() {
        practice = Practice.open();
        define("hobby", "text", "[]");
        define("weight", "number", "[]");
        define("children", "number", "[]");
        define("since", "date", "[]");
        define("smoker", "boolean", "[]");
        define("diet", "choice", "[\"vegana\", \"todo\"]");
    }

    @Test
    void valuesAreKeptAsTheyWereSaid() {
        var key = UUID.randomUUID().toString();
        var registered = practice.owner()
                .call(key)
                .body(VALUES)
                .post("/api/dental/patients")
                .then()
                .statusCode(201)
                .extract();
        var id = UUID.fromString(registered.as(Json.class).at("id"));

        assertThat(registered.asString())
                .contains("\"custom_fields\":{\"children\":100,\"diet\":\"vegana\",\"hobby\":\"Ajedrez\","
                        + "\"since\":\"2024-02-29\",\"smoker\":false,\"weight\":12345678.5}");
        practice.read(id).body(equalTo(registered.asString()));
        practice.owner()
                .call(key)
                .body(VALUES)
                .post("/api/dental/patients")
                .then()
                .statusCode(201)
                .body(equalTo(registered.asString()));
        practice.change(id, VALUES.replace("100", "100.0")).statusCode(200).header("ETag", is("\"1\""));
    }

    @Test
    void oneValueIsChangedWithoutTheOthers() {
        var id = practice.patient(VALUES);

        practice.change(id, "{\"custom_fields\": {\"hobby\": null, \"diet\": \"todo\"}}")
                .statusCode(200)
                .body(json("custom_fields", not(hasKey("hobby"))))
                .body(json("custom_fields.diet", is("todo")))
                .body(json("custom_fields.smoker", is(false)));
        practice.change(id, "{\"custom_fields\": null}").statusCode(200).body(json("custom_fields", anEmptyMap()));
    }

    @Test
    void whatAFieldHeldBeforeItWasTakenAwayStays() {
        var id = practice.patient(VALUES);
        Database.execute(
                "update custom_field set deleted_at = now() where clinic_id = ? and technical_name = 'hobby'",
                practice.id());

        practice.change(id, "{\"city\": \"Apopa\", \"custom_fields\": {\"smoker\": true}}")
                .statusCode(200)
                .body(json("custom_fields.hobby", is("Ajedrez")));
        practice.change(id, "{\"custom_fields\": {\"hobby\": \"Tenis\"}}").statusCode(400);
        practice.change(id, "{\"custom_fields\": {\"hobby\": null}}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown  | `\"x\"`",
                "Hobby    | `\"x\"`",
                "hobby    | 1",
                "hobby    | true",
                "hobby    | `{}`",
                "hobby    | `[\"x\"]`",
                "weight   | `\"12\"`",
                "weight   | 1e300",
                "weight   | 0.0001",
                "children | false",
                "since    | `\"2024-02-31\"`",
                "since    | `\"29/02/2024\"`",
                "since    | 20240229",
                "smoker   | `\"no\"`",
                "smoker   | 0",
                "diet     | `\"carne\"`",
                "diet     | 1",
            })
    void aValueThatCannotBeIsRefusedByName(String field, String value) {
        var id = practice.patient(VALUES);
        var said = "\"custom_fields\": {\"%s\": %s}}".formatted(field, value);

        practice.register("{\"first_name\": \"Ana\", " + said)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains("custom_fields." + field)));
        practice.change(id, "{" + said).statusCode(400).body(json("details.field", contains("custom_fields." + field)));

        practice.read(id).header("ETag", is("\"1\""));
    }

    @Test
    void textThatCannotBeKeptIsRefused() {
        practice.register("{\"first_name\": \"Ana\", \"custom_fields\": {\"hobby\": \"\\u0000\"}}")
                .statusCode(400);
        practice.register("{\"first_name\": \"Ana\", \"custom_fields\": {\"\\u0000\": \"x\"}}")
                .statusCode(400);
        practice.register(
                        "{\"first_name\": \"Ana\", \"custom_fields\": {\"hobby\": \"%s\"}}".formatted("ñ".repeat(2001)))
                .statusCode(400)
                .body(json("details.field", contains("custom_fields.hobby")));
    }

    @Test
    void anotherClinicsFieldsAreItsOwn() {
        Practice.open().register(VALUES).statusCode(400).body(json("code", is("VALIDATION_FAILED")));
    }

    private void define(String name, String type, String choices) {
        Database.execute("""
                insert into custom_field (id, clinic_id, technical_name, label, type, choices, created_at, updated_at)
                values (gen_random_uuid(), ?, ?, 'X', ?, cast(? as jsonb), now(), now())""", practice.id(), name, type, choices);
    }
}
