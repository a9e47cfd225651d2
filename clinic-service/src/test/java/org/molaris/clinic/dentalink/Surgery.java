package org.molaris.clinic.dentalink;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** A practice whose program was written for Dentalink. */
record Surgery(Practice practice) {

    static final String API = "/dentalink/api/v1";

    static Surgery open(String zone) {
        return new Surgery(Practice.open(zone));
    }

    ValidatableResponse get(String path) {
        return practice.owner().call().urlEncodingEnabled(false).get(API + path).then();
    }

    /** With a filter. */
    ValidatableResponse get(String path, String q) {
        return get(path + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    static void assertNobodyComesInAt(String path) {
        assertSaid(given().get(API + path).then(), 401, "Se requiere un token válido");
    }

    static void assertSaid(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status)
                .contentType(ContentType.JSON)
                .body(equalTo("{\"error\":{\"code\":%d,\"message\":\"%s\"}}"
                        .formatted(status, sentence.replace("\"", "\\\""))));
    }

    /** Added natively. */
    long added(String path, String body) {
        return practice.owner()
                .call()
                .body(body)
                .post("/api/dental/" + path)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getLong("number");
    }

    void delete(String path, String table, long number) {
        practice.owner()
                .call()
                .delete("/api/dental/" + path + "/" + id(table, number))
                .then()
                .statusCode(200);
    }

    UUID id(String table, long number) {
        return (UUID) Database.value(
                "select id from " + table + " where clinic_id = ? and number = ?", practice.id(), number);
    }

    static long number(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }
}
