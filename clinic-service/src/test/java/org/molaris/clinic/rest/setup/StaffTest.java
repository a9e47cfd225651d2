package org.molaris.clinic.rest.setup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
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
import org.molaris.test.Json;

/** Operators, what they are good at, and what they do. */
@QuarkusTest
class StaffTest {

    private Practice practice;
    private Keeper keeper;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
        keeper = Keeper.of(practice);
    }

    @Test
    void aFirstNameIsEnough() {
        keeper.add("operators", "{\"first_name\": \" Eva \", \"last_name\": \" \", \"color\": \"#1E88E5\"}")
                .statusCode(201)
                .body(json("first_name", is("Eva")))
                .body(json("last_name", nullValue()))
                .body(json("color", is("#1e88e5")))
                .body(json("hygienist", is(false)))
                .body(json("online_booking", is(true)))
                .body(json("interval_minutes", is(15)))
                .body(json("specialty_ids", empty()))
                .body(json("sequence", is(0)));
    }

    @Test
    void twoMayShareAName() {
        keeper.operator();
        keeper.operator();

        keeper.list("operators").body(json("operators.first_name", contains("Eva", "Eva")));
    }

    @Test
    void anOperatorHasSpecialtiesEachOnceAndIsFoundByThem() {
        var one = keeper.specialty();
        var other = keeper.specialty();
        var eva = keeper.add("operators", specialised(one, other, one))
                .statusCode(201)
                .body(json("specialty_ids", contains(one.toString(), other.toString())))
                .extract()
                .as(Json.class)
                .<String>at("id");
        keeper.operator();

        keeper.list("operators?total=true&specialty_id=" + other)
                .body(json("operators.id", contains(eva)))
                .body(json("total", is(1)));
        keeper.list("operators?specialty_id=" + UUID.randomUUID()).body(json("operators", empty()));
        keeper.list("operators?specialty_id=x").statusCode(400).body(json("details.field", contains("specialty_id")));
        keeper.change("operators", UUID.fromString(eva), "{\"specialty_ids\": null}")
                .statusCode(200)
                .body(json("specialty_ids", empty()));
    }

    @Test
    void aSpecialtyIsOneOfTheClinics() {
        var own = keeper.specialty();
        var theirs = Keeper.of(Practice.open()).specialty();
        var deleted = keeper.specialty();
        keeper.delete("specialties", deleted).statusCode(200);

        for (var unknown : new UUID[] {theirs, deleted, UUID.randomUUID()}) {
            keeper.add("operators", specialised(own, unknown))
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_SPECIALTY")))
                    .body(json("details.field", contains("specialty_ids")));
        }
        keeper.list("operators").body(json("operators", empty()));
    }

    @Test
    void whatWasDeletedMeanwhileMayStayNamedButNotBeNamedAnew() {
        var specialty = keeper.specialty();
        var eva = keeper.added("operators", specialised(specialty));
        var other = keeper.operator();
        keeper.delete("specialties", specialty).statusCode(200);

        keeper.change("operators", eva, "{\"last_name\": \"Sol\"}")
                .statusCode(200)
                .body(json("specialty_ids", contains(specialty.toString())));
        keeper.change("operators", other, "{\"specialty_ids\": [\"%s\"]}".formatted(specialty))
                .statusCode(400)
                .body(json("code", is("UNKNOWN_SPECIALTY")));
    }

    @Test
    void aReasonNamesASpecialtyAndOperatorsOfTheClinic() {
        var specialty = keeper.specialty();
        var operator = keeper.operator();
        var reason = keeper.add("booking-reasons", """
                        {"name": "Limpieza", "duration_minutes": 30, "price": 45.5, "specialty_id": "%s",
                         "operator_ids": ["%s"]}""".formatted(specialty, operator))
                .statusCode(201)
                .body(json("price", is(45.5f)))
                .body(json("operator_ids", contains(operator.toString())))
                .extract();
        var id = UUID.fromString(reason.as(Json.class).at("id"));

        keeper.change("booking-reasons", id, "{\"price\": 45.50}").header("ETag", is("\"1\""));
        keeper.change("booking-reasons", id, "{\"operator_ids\": [\"%s\"]}".formatted(specialty))
                .statusCode(400)
                .body(json("code", is("UNKNOWN_OPERATOR")))
                .body(json("details.field", contains("operator_ids")));
        keeper.change("booking-reasons", id, "{\"specialty_id\": \"%s\"}".formatted(operator))
                .statusCode(400)
                .body(json("code", is("UNKNOWN_SPECIALTY")))
                .body(json("details.field", contains("specialty_id")));
        keeper.change("booking-reasons", id, "{\"price\": null, \"specialty_id\": null}")
                .statusCode(200)
                .body(json("price", nullValue()))
                .body(json("specialty_id", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator_id", "assistant_id"})
    void whoIsExpectedByPatientsStays(String role) {
        var operator = keeper.operator();
        var appointment = Booked.with(practice, role, operator).ahead();

        keeper.delete("operators", operator).statusCode(409).body(json("code", is("IN_USE")));
        keeper.read("operators", operator).body(json("deleted_at", nullValue())).header("ETag", is("\"1\""));

        appointment.becomes("cancelled");
        keeper.delete("operators", operator).statusCode(200);
    }

    @Test
    void whoHasBeenSeenMayGo() {
        var operator = keeper.operator();
        Booked.with(practice, "operator_id", operator).ago();

        keeper.delete("operators", operator).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "operators       | `{\"first_name\": \" \"}`                                          | first_name",
                "operators       | `{\"first_name\": \"\u2003\"}`                                     | first_name",
                "operators       | `{\"first_name\": \"E\", \"email\": \"nobody\"}`                   | email",
                "operators       | `{\"first_name\": \"E\", \"color\": \"blue\"}`                     | color",
                "operators       | `{\"first_name\": \"E\", \"interval_minutes\": 4}`                 | interval_minutes",
                "operators       | `{\"first_name\": \"E\", \"interval_minutes\": 241}`               | interval_minutes",
                "operators       | `{\"first_name\": \"E\", \"specialty_ids\": [null]}`               | specialty_ids",
                "operators       | `{\"first_name\": \"E\", \"sequence\": -1}`                        | sequence",
                "operators       | `{\"first_name\": \"E\", \"hygienist\": \"yes\"}`                  | hygienist",
                "specialties     | `{\"name\": \"\"}`                                                 | name",
                "booking-reasons | `{\"name\": \"L\"}`                                                | duration_minutes",
                "booking-reasons | `{\"name\": \"L\", \"duration_minutes\": 4}`                       | duration_minutes",
                "booking-reasons | `{\"name\": \"L\", \"duration_minutes\": 721}`                     | duration_minutes",
                "booking-reasons | `{\"name\": \"L\", \"duration_minutes\": 30, \"price\": 0}`        | price",
                "booking-reasons | `{\"name\": \"L\", \"duration_minutes\": 30, \"price\": 1.005}`    | price",
                "booking-reasons | `{\"name\": \"L\", \"duration_minutes\": 30, \"price\": 1e10}`     | price",
            })
    void whatCannotBeIsRefusedByName(String path, String body, String field) {
        keeper.add(path, body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)))
                .body(json("details", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_name",
                "hygienist",
                "online_booking",
                "interval_minutes",
                "sequence",
            })
    void whatMustBeThereIsNotCleared(String field) {
        keeper.change("operators", keeper.operator(), "{\"%s\": null}".formatted(field))
                .statusCode(400)
                .body(json("details.field", contains(field)));
    }

    private static String specialised(UUID... specialties) {
        var ids = new StringBuilder();
        for (var id : specialties) {
            ids.append(ids.isEmpty() ? "" : ", ").append('"').append(id).append('"');
        }
        return "{\"first_name\": \"Eva\", \"specialty_ids\": [%s]}".formatted(ids);
    }
}
