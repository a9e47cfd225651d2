package org.molaris.payment.opendental;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.payment.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** A clinic with a family of three, of whom the first pays, as an Open Dental program meets it. */
record Family(Practice practice, long john, long jane, long junior) {

    static final String API = "/opendental/api/v1/";
    static final String ZONE = "America/El_Salvador";

    static Family open() {
        var practice = Practice.open(ZONE);
        var number = 15 + System.nanoTime() % 1_000_000 * 10;
        var john = practice.tellPatient(
                practice.patient(),
                2,
                "\"number\": %d, \"first_name\": \"John\", \"last_name\": \"Smith\"".formatted(number));
        tell(practice, "Jane", number + 1);
        Practice.untilHeard(john);
        Practice.untilHeard(tell(practice, "Junior", number + 2));
        return new Family(practice, number, number + 1, number + 2);
    }

    private static UUID tell(Practice practice, String firstName, long number) {
        var event = practice.tellPatient(Ids.next(), 1, """
                "number": %d, "first_name": "%s", "last_name": "Smith", "guarantor_id": "%s\"""".formatted(number, firstName, practice.patient()));
        Practice.untilHeard(event);
        return event;
    }

    static String today() {
        return LocalDate.now(ZoneId.of(ZONE)).toString();
    }

    UUID idOf(long patient) {
        return (UUID)
                Database.value("select id from patient where clinic_id = ? and number = ?", practice.clinic(), patient);
    }

    /** Opens a plan natively; answers its number. */
    long planOf(long patient, String total) {
        var id = practice.opens(idOf(patient), null)
                .statusCode(201)
                .extract()
                .as(Json.class)
                .<String>at("id");
        practice.owner()
                .call()
                .body("{\"total_amount\": %s, \"description\": \"Ortodoncia\"}".formatted(total))
                .patch("/api/dental/payment-plans/{id}", id)
                .then()
                .statusCode(200);
        return (long) Database.value("select number from payment_plan where id = ?", UUID.fromString(id));
    }

    UUID plan(long number) {
        return (UUID) Database.value(
                "select id from payment_plan where clinic_id = ? and number = ?", practice.clinic(), number);
    }

    ValidatableResponse get(String path) {
        return practice.owner().call().get(API + path).then();
    }

    ValidatableResponse post(String path, String body) {
        return practice.owner().call().body(body).post(API + path).then();
    }

    ValidatableResponse put(String path, String body) {
        return practice.owner().call().body(body).put(API + path).then();
    }

    static ValidatableResponse withoutCredential(String method, String path) {
        return given().contentType("application/json")
                .body("{}")
                .request(method, API + path)
                .then();
    }
}
