package org.molaris.clinic.dentalink;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;

/** A practice whose program was written for Dentalink. */
record Surgery(Practice practice) {

    static final String API = "/dentalink/api/v1";

    /** As the owner, with the query as it goes over the wire. */
    ValidatableResponse get(String path) {
        return practice.owner().call().urlEncodingEnabled(false).get(API + path).then();
    }

    static void assertSaid(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status)
                .contentType(ContentType.JSON)
                .body(equalTo("{\"error\":{\"code\":%d,\"message\":\"%s\"}}"
                        .formatted(status, sentence.replace("\"", "\\\""))));
    }

    static long number(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }
}
