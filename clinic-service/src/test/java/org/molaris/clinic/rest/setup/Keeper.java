package org.molaris.clinic.rest.setup;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.molaris.clinic.Practice;
import org.molaris.test.Caller;
import org.molaris.test.Json;

/** Somebody who keeps the things of a practice, all by the same few requests. */
record Keeper(Caller caller) {

    static Keeper of(Practice practice) {
        return new Keeper(practice.owner());
    }

    ValidatableResponse add(String path, String body) {
        return caller.call().body(body).post("/api/dental/" + path).then();
    }

    UUID added(String path, String body) {
        return UUID.fromString(
                add(path, body).statusCode(201).extract().as(Json.class).at("id"));
    }

    ValidatableResponse read(String path, UUID id) {
        return caller.call().get("/api/dental/{path}/{id}", path, id).then();
    }

    ValidatableResponse list(String pathAndQuery) {
        return caller.call().get("/api/dental/" + pathAndQuery).then();
    }

    ValidatableResponse change(String path, UUID id, String body) {
        return caller.call()
                .body(body)
                .patch("/api/dental/{path}/{id}", path, id)
                .then();
    }

    ValidatableResponse change(String path, UUID id, String ifMatch, String body) {
        return caller.call()
                .header("If-Match", ifMatch)
                .body(body)
                .patch("/api/dental/{path}/{id}", path, id)
                .then();
    }

    ValidatableResponse delete(String path, UUID id) {
        return caller.call().delete("/api/dental/{path}/{id}", path, id).then();
    }

    UUID operator() {
        return added("operators", "{\"first_name\": \"Eva\"}");
    }

    UUID chair() {
        return added("chairs", "{\"name\": \"Sillón\"}");
    }

    UUID branch() {
        return added("branches", "{\"name\": \"Centro\"}");
    }

    UUID specialty() {
        return added("specialties", "{\"name\": \"Ortodoncia\"}");
    }
}
