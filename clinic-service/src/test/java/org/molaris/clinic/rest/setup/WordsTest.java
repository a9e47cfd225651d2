package org.molaris.clinic.rest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Crowd;
import org.molaris.test.Json;

/** What a clinic calls things: states, colours, fields of its own. */
@QuarkusTest
class WordsTest {

    private static final String STATES = "appointment-states";
    private static final String FIELDS = "custom-fields";

    private Keeper keeper;

    @BeforeEach
    void aPractice() {
        keeper = Keeper.of(Practice.open());
    }

    @Test
    void statesOfTheClinicsOwnAreNumberedPastTheReserved() {
        var numbers = Crowd.all(
                5,
                nth -> keeper.add(STATES, "{\"name\": \"Llamar\", \"state\": \"scheduled\"}")
                        .statusCode(201)
                        .body(json("reserved", is(false)))
                        .extract()
                        .as(Json.class)
                        .<Integer>at("number"));

        assertThat(numbers).containsExactlyInAnyOrder(8, 9, 10, 11, 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void aReservedStateStaysAndKeepsItsMeaningButNotItsName(int number) {
        var id = state(number);
        var meaning = keeper.read(STATES, id).extract().as(Json.class).<String>at("state");
        var other = meaning.equals("done") ? "absent" : "done";

        keeper.delete(STATES, id).statusCode(409).body(json("code", is("RESERVED")));
        keeper.change(STATES, id, "{\"state\": \"%s\"}".formatted(other))
                .statusCode(409)
                .body(json("code", is("RESERVED")));
        keeper.change(STATES, id, "{\"name\": \"Otro\", \"color\": \"#ABCDEF\", \"state\": \"%s\"}".formatted(meaning))
                .statusCode(200)
                .body(json("name", is("Otro")))
                .body(json("color", is("#abcdef")))
                .body(json("number", is(number)))
                .body(json("reserved", is(true)));
    }

    @Test
    void aStateOfTheClinicsOwnMayMeanSomethingElseAndGo() {
        var id = keeper.added(STATES, "{\"name\": \"Llamar\", \"state\": \"scheduled\"}");

        keeper.change(STATES, id, "{\"state\": \"confirmed\"}").statusCode(200).body(json("state", is("confirmed")));
        keeper.delete(STATES, id).statusCode(200);
    }

    @Test
    void nobodyReservesAState() {
        keeper.add(STATES, "{\"name\": \"X\", \"state\": \"done\", \"reserved\": true}")
                .statusCode(400)
                .body(json("details.field", contains("reserved")));
        keeper.change(STATES, state(1), "{\"reserved\": false}")
                .statusCode(400)
                .body(json("details.field", contains("reserved")));
    }

    @Test
    void aColourIsKeptInLowerCase() {
        var id = keeper.added("colors", "{\"name\": \"Azul\", \"value\": \"#00AAff\"}");

        keeper.read("colors", id).body(json("value", is("#00aaff"))).body(json("text_color", is("#000000")));
        keeper.change("colors", id, "{\"value\": \"#00aaFF\"}").header("ETag", is("\"1\""));
    }

    @Test
    void aTechnicalNameBelongsToOneField() {
        var first = keeper.added(FIELDS, field("insurer"));

        keeper.add(FIELDS, field("insurer"))
                .statusCode(409)
                .body(json("code", is("NAME_TAKEN")))
                .body(json("details.field", contains("technical_name")));
        Keeper.of(Practice.open()).add(FIELDS, field("insurer")).statusCode(201);
        keeper.delete(FIELDS, first).statusCode(200);
        keeper.add(FIELDS, field("insurer")).statusCode(201);
    }

    @Test
    void ofTenAtOnceWithOneNameOneIsAdded() {
        var codes = Crowd.all(
                10, nth -> keeper.add(FIELDS, field("insurer")).extract().statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void aChoiceHasChoicesEachOnceAndOthersHaveNone() {
        var choice = keeper.add(FIELDS, """
                        {"technical_name": "insurer", "label": "Seguro", "type": "choice",
                         "choices": [" ISSS ", "Otra", "ISSS"]}""")
                .statusCode(201)
                .body(json("object_type", is("patient")))
                .body(json("choices", contains("ISSS", "Otra")))
                .extract();
        var id = UUID.fromString(choice.as(Json.class).at("id"));

        keeper.change(FIELDS, id, "{\"choices\": [\"Ninguna\"]}")
                .statusCode(200)
                .body(json("choices", contains("Ninguna")));
        for (var none : new String[] {"null", "[]", "[\" \"]", "[null]"}) {
            keeper.change(FIELDS, id, "{\"choices\": %s}".formatted(none))
                    .statusCode(400)
                    .body(json("details.field", contains("choices")));
        }
        var text = keeper.added(FIELDS, field("job"));
        keeper.read(FIELDS, text).body(json("choices", empty()));
        keeper.change(FIELDS, text, "{\"choices\": [\"A\"]}")
                .statusCode(400)
                .body(json("details.field", contains("choices")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"technical_name", "type", "object_type"})
    void whatRecordsRelyOnDoesNotChange(String fixed) {
        keeper.change(FIELDS, keeper.added(FIELDS, field("job")), "{\"%s\": \"text\"}".formatted(fixed))
                .statusCode(400)
                .body(json("details.field", contains(fixed)))
                .body(json("details[0].message", is("is not a known field")));
    }

    @Test
    void fieldsAreFoundByWhoseTheyAre() {
        var id = keeper.added(FIELDS, field("job"));

        keeper.list("custom-fields?object_type=patient").body(json("custom_fields.id", contains(id.toString())));
        keeper.list("custom-fields?object_type=invoice")
                .statusCode(400)
                .body(json("details.field", contains("object_type")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "appointment-states | `{\"name\": \"X\"}`                                                 | state",
                "appointment-states | `{\"name\": \"X\", \"state\": \"asleep\"}`                          | state",
                "appointment-states | `{\"name\": \"X\", \"state\": \"done\", \"color\": \"#12345\"}`     | color",
                "colors             | `{\"name\": \"X\"}`                                                 | value",
                "colors             | `{\"name\": \"X\", \"value\": \"#12345g\"}`                         | value",
                "custom-fields      | `{\"technical_name\": \"x y\", \"label\": \"X\", \"type\": \"text\"}` | technical_name",
                "custom-fields      | `{\"technical_name\": \"1x\", \"label\": \"X\", \"type\": \"text\"}` | technical_name",
                "custom-fields      | `{\"technical_name\": \"x\", \"label\": \"\", \"type\": \"text\"}`   | label",
                "custom-fields      | `{\"technical_name\": \"x\", \"label\": \"X\", \"type\": \"money\"}` | type",
                "custom-fields      | `{\"technical_name\": \"x\", \"label\": \"X\", \"type\": \"choice\"}` | choices",
            })
    void whatCannotBeIsRefusedByName(String path, String body, String field) {
        keeper.add(path, body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
    }

    private UUID state(int number) {
        return UUID.fromString(keeper.list(STATES)
                .body(json("appointment_states.deleted_at[0]", nullValue()))
                .extract()
                .path("appointment_states.find { it.number == %d }.id".formatted(number)));
    }

    private static String field(String name) {
        return "{\"technical_name\": \"%s\", \"label\": \"Etiqueta\", \"type\": \"text\"}".formatted(name);
    }
}
