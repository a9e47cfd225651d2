package org.molaris.clinic.rest.documents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Crowd;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** The papers of other services. */
@QuarkusTest
class InternalDocumentTest {

    private static final String ONE = "/internal/patients/{patient}/documents/{id}";

    private Folder folder;

    @BeforeEach
    void aFolder() {
        folder = Folder.open();
    }

    @Test
    void aPaperIsKeptOnceUnderItsIdHoweverOftenItIsSent() {
        var id = Ids.next();

        var first = keep(dentist(), id).statusCode(200).body(json("id", is(id.toString())));
        var again = keep(dentist(), id).statusCode(200);

        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        folder.read(id)
                .statusCode(200)
                .body(json("name", is("treatment-plan-7.pdf")))
                .body(json("type", is("other")))
                .body(json("content_type", is("application/pdf")))
                .body(json("number", is(first.extract().as(Json.class).<Integer>at("number"))));
        assertThat(folder.content(id).extract().asByteArray()).isEqualTo(Papers.PDF);
        assertThat(folder.documents()).isEqualTo(1);
        assertThat(Events.of(Topic.APPOINTMENTS, id, 1)).hasSize(1);
    }

    @Test
    void severalWhoSendItAtOnceHaveTheSameOne() {
        var id = Ids.next();

        assertThat(Crowd.counts(4, nth -> keep(dentist(), id).extract().statusCode()))
                .containsOnlyKeys(200);
        assertThat(folder.documents()).isEqualTo(1);
    }

    @Test
    void nothingIsKeptOfAnotherClinicsPatientNorForWhoMayNotWrite() {
        keep(Practice.open().owner().call(), Ids.next()).statusCode(404).body(json("code", is("PATIENT_NOT_FOUND")));
        keep(Caller.of(folder.practice().id(), Roles.VIEWER).call(), Ids.next()).statusCode(403);
        keep(given().contentType(ContentType.JSON), Ids.next()).statusCode(401);

        assertThat(folder.documents()).isZero();
    }

    private RequestSpecification dentist() {
        return Caller.of(folder.practice().id(), Roles.DENTIST).call();
    }

    private ValidatableResponse keep(RequestSpecification caller, UUID id) {
        return caller.body("""
                        {"type": "other", "name": "treatment-plan-7.pdf", "base64_data": "%s"}""".formatted(Base64.getEncoder().encodeToString(Papers.PDF)))
                .post(ONE, folder.patient(), id)
                .then();
    }
}
