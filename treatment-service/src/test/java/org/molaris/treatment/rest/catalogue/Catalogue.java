package org.molaris.treatment.rest.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** The catalogue of a clinic of its own, as somebody of that clinic uses it. */
record Catalogue(Caller caller) {

    static final String PROCEDURES = "/api/dental/procedures";

    static Catalogue ofANewClinic() {
        return new Catalogue(Caller.owner(Ids.next()));
    }

    Catalogue as(String role) {
        return new Catalogue(Caller.of(caller.clinic(), role));
    }

    ValidatableResponse add(String body) {
        return caller.call().body(body).post(PROCEDURES).then();
    }

    UUID added(String code, String name) {
        return UUID.fromString(add("{\"code\": \"%s\", \"name\": \"%s\"}".formatted(code, name))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    ValidatableResponse get(UUID id) {
        return caller.call().get(PROCEDURES + "/{id}", id).then();
    }

    ValidatableResponse change(UUID id, String body) {
        return caller.call().body(body).patch(PROCEDURES + "/{id}", id).then();
    }

    ValidatableResponse change(UUID id, String ifMatch, String body) {
        return caller.call()
                .header("If-Match", ifMatch)
                .body(body)
                .patch(PROCEDURES + "/{id}", id)
                .then();
    }

    ValidatableResponse list(String query) {
        return caller.call().get(PROCEDURES + query).then();
    }

    /** The codes that are found, the newest first. */
    List<String> found(String search) {
        return caller.call()
                .queryParam("q", search)
                .get(PROCEDURES)
                .then()
                .statusCode(200)
                .extract()
                .as(Json.class)
                .at("procedures.code");
    }

    ValidatableResponse take(String csv) {
        return take("text/csv", csv, "");
    }

    ValidatableResponse take(String type, String file, String query) {
        return caller.call()
                .contentType(type)
                .body(file.getBytes(UTF_8))
                .post(PROCEDURES + "/import" + query)
                .then();
    }

    /** How much is in the database of the clinic's procedures, whoever may see it. */
    long rows() {
        return (long) Database.value("select count(*) from procedure_code where clinic_id = ?", caller.clinic());
    }
}
