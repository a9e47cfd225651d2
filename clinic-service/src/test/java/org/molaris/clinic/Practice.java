package org.molaris.clinic;

import static org.hamcrest.Matchers.notNullValue;
import static org.molaris.test.Json.json;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.molaris.auth.Roles;
import org.molaris.test.Caller;
import org.molaris.test.Json;

/** A clinic that platform administration has opened, and the people who work in it. */
public record Practice(UUID id, String slug) {

    public static Practice open() {
        return open("America/El_Salvador");
    }

    public static Practice open(String timeZone) {
        var slug = newSlug();
        var id = administrator()
                .call()
                .body("{\"slug\": \"%s\", \"name\": \"Sonrisa\", \"time_zone\": \"%s\"}".formatted(slug, timeZone))
                .post("/api/clinics")
                .then()
                .statusCode(201)
                .body(json("id", notNullValue()))
                .extract()
                .as(Json.class)
                .<String>at("id");
        return new Practice(UUID.fromString(id), slug);
    }

    public static String newSlug() {
        return UUID.randomUUID().toString();
    }

    public static Caller administrator() {
        return Caller.of(null, Roles.PLATFORM_ADMIN);
    }

    public Caller owner() {
        return Caller.owner(id);
    }

    public Caller as(String role) {
        return Caller.of(id, role);
    }

    public UUID patient(String firstName, String lastName) {
        return patient("{\"first_name\": \"%s\", \"last_name\": \"%s\"}".formatted(firstName, lastName));
    }

    public UUID patient(String json) {
        return UUID.fromString(
                register(json).statusCode(201).extract().as(Json.class).<String>at("id"));
    }

    public ValidatableResponse register(String json) {
        return owner().call().body(json).post("/api/dental/patients").then();
    }

    public ValidatableResponse read(UUID patient) {
        return owner().call().get("/api/dental/patients/{id}", patient).then();
    }

    public ValidatableResponse change(UUID patient, String json) {
        return owner().call()
                .body(json)
                .patch("/api/dental/patients/{id}", patient)
                .then();
    }

    public ValidatableResponse list(String query) {
        return owner().call()
                .urlEncodingEnabled(false)
                .get("/api/dental/patients" + query)
                .then();
    }
}
