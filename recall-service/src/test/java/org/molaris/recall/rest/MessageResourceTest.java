package org.molaris.recall.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.recall.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class MessageResourceTest {

    private static final String MESSAGES = "/api/dental/messages";

    private Practice practice;
    private UUID ana;
    private UUID campaign;
    private UUID sent;
    private UUID queued;
    private UUID confirmation;

    @BeforeEach
    void messages() {
        practice = Practice.open();
        ana = practice.patient("Ana", "+50370000001");
        campaign = practice.campaign(null, 180, LocalTime.of(9, 0));
        sent = recall(ana, "sent");
        queued = recall(practice.patient("Beatriz", "+50370000002"), "queued");
        confirmation = Ids.next();
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, occasion, about, due_at, queued_at)"
                        + " values (?, ?, 'confirmation', ?, 'x', '{\"what\": \"opted_in\"}', now(), now())",
                confirmation,
                practice.clinic(),
                ana);
    }

    @Test
    void aMessageShowsWhatWentOutToWhomAndWhatIsKnownOfIt() {
        practice.owner()
                .call()
                .get(MESSAGES + "/" + sent)
                .then()
                .statusCode(200)
                .body(json("id", equalTo(sent.toString())))
                .body(json("kind", equalTo("recall")))
                .body(json("patient_id", equalTo(ana.toString())))
                .body(json("patient_name", equalTo("Ana García")))
                .body(json("phone", equalTo("+50370000001")))
                .body(json("campaign_id", equalTo(campaign.toString())))
                .body(json("payment_plan_id", nullValue()))
                .body(json("appointment_id", nullValue()))
                .body(json("status", equalTo("sent")))
                .body(json("text", equalTo("Hola")))
                .body(json("reason", nullValue()))
                .body(json("error_code", nullValue()))
                .body(json("due_at", equalTo("2026-03-02T15:00:00Z")))
                .body(json("sent_at", equalTo("2026-03-02T15:00:01Z")))
                .body(json("delivered_at", nullValue()))
                .body(json("read_at", nullValue()))
                .body(json("responded_at", nullValue()));
    }

    @Test
    void theyAreListedNewestFirstAsAskedFor() {
        list("").body(json("messages.id", contains(confirmation.toString(), queued.toString(), sent.toString())))
                .body(json("messages[1].text", nullValue()));
        list("?patient_id=" + ana).body(json("messages.id", contains(confirmation.toString(), sent.toString())));
        list("?campaign_id=" + campaign).body(json("messages.id", contains(queued.toString(), sent.toString())));
        list("?kind=confirmation").body(json("messages.id", contains(confirmation.toString())));
        list("?status=sent").body(json("messages.id", contains(sent.toString())));
        list("?updated_since=2100-01-01T00:00:00Z").body(json("messages", hasSize(0)));
        String cursor = list("?limit=2&total=true")
                .body(json("total", equalTo(3)))
                .body(json("messages", hasSize(2)))
                .extract()
                .as(Json.class)
                .at("cursor");
        list("?limit=2&cursor=" + cursor).body(json("messages.id", contains(sent.toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=1001", "kind=letter", "status=lost", "patient_id=1", "campaign_id=x", "page=0"
            })
    void whatCannotBeAskedForIsNamed(String query) {
        list("?" + query, practice.owner())
                .statusCode(400)
                .body(json("details[0].field", equalTo(query.substring(0, query.indexOf('=')))));
    }

    @Test
    void anotherClinicSeesNoneOfThem() {
        var neighbour = Practice.open().owner();

        neighbour
                .call()
                .get(MESSAGES + "/" + sent)
                .then()
                .statusCode(404)
                .body(json("code", equalTo("MESSAGE_NOT_FOUND")));
        list("?patient_id=" + ana, neighbour).statusCode(200).body(json("messages", hasSize(0)));
    }

    @Test
    void whoMayReadReadsAndWhoIsNobodyDoesNot() {
        list("", Caller.of(practice.clinic(), Roles.VIEWER)).statusCode(200);
        list("", Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)).statusCode(403);
        given().get(MESSAGES).then().statusCode(401);
        given().get(MESSAGES + "/" + sent).then().statusCode(401);
    }

    private ValidatableResponse list(String query) {
        return list(query, practice.owner()).statusCode(200);
    }

    private static ValidatableResponse list(String query, Caller caller) {
        return caller.call().get(MESSAGES + query).then();
    }

    private UUID recall(UUID patient, String status) {
        var id = Ids.next();
        boolean out = status.equals("sent");
        Database.execute(
                "insert into message (id, clinic_id, kind, patient_id, campaign_id, night, last_visit_on, status, due_at,"
                        + " queued_at, phone, text, sending_at, sent_at)"
                        + " values (?, ?, 'recall', ?, ?, '2026-03-02', '2025-08-01', ?, '2026-03-02T15:00:00Z', now(), ?, ?,"
                        + " ?::timestamptz, ?::timestamptz)",
                id,
                practice.clinic(),
                patient,
                campaign,
                status,
                out ? "+50370000001" : null,
                out ? "Hola" : null,
                out ? "2026-03-02T15:00:00Z" : null,
                out ? "2026-03-02T15:00:01Z" : null);
        return id;
    }
}
