package org.molaris.clinic.rest.documents;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.UUID;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** Where one patient's documents are. */
record Folder(Practice practice, UUID patient) {

    static final String DOCUMENTS = "/api/dental/patients/{patient}/documents";
    static final String DOCUMENT = DOCUMENTS + "/{id}";
    static final String CONTENT = DOCUMENT + "/content";

    static Folder open() {
        return in(Practice.open());
    }

    static Folder in(Practice practice) {
        return new Folder(practice, practice.patient("Ana", "García"));
    }

    RequestSpecification form() {
        return practice.owner().call().contentType(ContentType.MULTIPART);
    }

    /** By form, its kind left to be found out. */
    ValidatableResponse send(String type, String name, byte[] content) {
        return send(form().multiPart("file", name, content).multiPart("type", type));
    }

    ValidatableResponse send(RequestSpecification form) {
        return form.post(DOCUMENTS, patient).then();
    }

    ValidatableResponse sendJson(String type, String name, byte[] content) {
        return sendJson("""
                {"base64_data": "%s", "type": "%s", "name": "%s"}""".formatted(Base64.getEncoder().encodeToString(content), type, name));
    }

    ValidatableResponse sendJson(String json) {
        return practice.owner().call().body(json).post(DOCUMENTS, patient).then();
    }

    UUID keep(String type, String name, byte[] content) {
        return UUID.fromString(send(type, name, content)
                .statusCode(201)
                .extract()
                .as(Json.class)
                .<String>at("id"));
    }

    ValidatableResponse read(UUID document) {
        return practice.owner().call().get(DOCUMENT, patient, document).then();
    }

    ValidatableResponse content(UUID document) {
        return practice.owner().call().get(CONTENT, patient, document).then();
    }

    /** How many the database really has. */
    long documents() {
        return (long) Database.value("select count(*) from document where clinic_id = ?", practice.id());
    }

    long chunks() {
        return (long) Database.value("select count(*) from document_chunk where clinic_id = ?", practice.id());
    }
}
