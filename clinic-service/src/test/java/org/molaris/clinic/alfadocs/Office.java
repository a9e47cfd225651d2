package org.molaris.clinic.alfadocs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Passports;

/** A practice whose program was written for AlfaDocs. */
record Office(Practice practice) {

    static final String API = "/alfadocs/api/v1";
    static final String ARCHIVE = "/practices/1/archives/1";

    ValidatableResponse get(String path) {
        return send("GET", path, null);
    }

    ValidatableResponse post(String path, String body) {
        return send("POST", path, body);
    }

    ValidatableResponse patch(String path, String body) {
        return send("PATCH", path, body);
    }

    /** Below the archive, as the owner. */
    ValidatableResponse send(String method, String path, String body) {
        return send(practice.owner().call(), method, API + ARCHIVE + path, body);
    }

    /** As an app that is allowed no more than that. */
    ValidatableResponse allowed(String scope, String method, String path) {
        var app = given().auth().oauth2(Passports.ofApp(practice.id(), Roles.OWNER, scope));
        return send(app.contentType(ContentType.JSON), method, API + path, "GET".equals(method) ? null : "{}");
    }

    static ValidatableResponse send(RequestSpecification who, String method, String path, String body) {
        var request = who.urlEncodingEnabled(false);
        return (body == null ? request : request.body(body))
                .request(method, path)
                .then();
    }

    static void assertSaid(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status)
                .contentType(ContentType.JSON)
                .body(equalTo("{\"error\":\"" + sentence.replace("\"", "\\\"") + "\"}"));
    }

    static long number(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }
}
