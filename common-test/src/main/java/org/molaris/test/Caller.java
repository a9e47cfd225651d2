package org.molaris.test;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.molaris.auth.Roles;

/** Somebody of one clinic as a service meets them: a passport, and JSON. */
public record Caller(UUID clinic, String role) {

    public static Caller owner(UUID clinic) {
        return new Caller(clinic, Roles.OWNER);
    }

    public static Caller of(UUID clinic, String role) {
        return new Caller(clinic, role);
    }

    /** A request to be finished with its body and its path. */
    public RequestSpecification call() {
        return given().auth().oauth2(Passports.of(clinic, role)).contentType(ContentType.JSON);
    }

    /** One whose repeats are the same request. */
    public RequestSpecification call(String idempotencyKey) {
        return call().header("Idempotency-Key", idempotencyKey);
    }
}
