package org.molaris.recall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.recall.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;

/** A campaign that does not wait for the night. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class CampaignRunTest {

    private static final String RUN = "/api/dental/recall-campaigns/{id}/run";
    private static final Instant LONG_AGO = Instant.parse("2025-03-10T15:00:00Z");

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String stub;

    private Practice practice;
    private UUID campaign;
    private UUID ana;
    private UUID luz;

    @BeforeEach
    void aCampaignAndTwoWhoAreDue() {
        practice = Practice.open();
        campaign = practice.campaign("Limpieza", 180, LocalTime.MIDNIGHT);
        ana = practice.patient("Ana", "+50370000001");
        luz = practice.patient("Luz", "+50370000002");
        practice.visited(ana, LONG_AGO, "limpieza");
        practice.visited(luz, LONG_AGO, "LIMPIEZA");
        practice.visited(practice.patient("Eva", "+50370000003"), LONG_AGO, "Corona");
    }

    @Test
    void itQueuesWhoIsDueAtOnceAndNobodyTwice() {
        var today = LocalDate.now(ZoneId.of("America/El_Salvador"));

        assertThat(run(owner()).statusCode(200).extract().asString()).isEqualTo("""
                {"night":"%s","evaluated":3,"queued":2,"finished":true}""".formatted(today));
        assertThat(Database.rows(
                        "select patient_id from message where campaign_id = ? and due_at <= now() order by number",
                        campaign))
                .extracting(row -> row.get("patient_id"))
                .containsExactly(ana, luz);

        run(Caller.of(practice.clinic(), Roles.RECEPTIONIST).call())
                .statusCode(200)
                .body(json("evaluated", equalTo(3)))
                .body(json("queued", equalTo(0)));
    }

    @Test
    void aRepeatUnderItsKeyIsAnsweredTheSame() {
        var first = run(practice.owner().call("a-key")).statusCode(200).extract();
        practice.visited(practice.patient("Mar", "+50370000004"), LONG_AGO, "limpieza");
        var repeat = run(practice.owner().call("a-key")).statusCode(200).extract();

        assertThat(repeat.asString()).isEqualTo(first.asString());
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        run(practice.owner().call("another")).statusCode(200).body(json("queued", equalTo(1)));
        var elsewhere = practice.campaign(null, 180, LocalTime.NOON);
        practice.owner().call("a-key").post(RUN, elsewhere).then().statusCode(422);
        assertThat(Database.rows("select 1 from campaign_night where campaign_id = ?", elsewhere))
                .isEmpty();
    }

    @Test
    void aDryRunShowsWhoWouldReadWhat() {
        var today = LocalDate.now(ZoneId.of("America/El_Salvador"));

        assertThat(run(owner().queryParam("dry_run", true).queryParam("limit", 1))
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("""
                {"night":"%s","total":2,"patients":[{"patient_id":"%s","patient_name":"Ana García",\
                "patient_phone":"+50370000001","last_visit_on":"2025-03-10","last_procedure":"limpieza",\
                "text":"Hola Ana, te espera Sonrisa"}],"page":1,"limit":1}""".formatted(today, ana));
        run(owner().queryParam("dry_run", true).queryParam("limit", 1).queryParam("page", 2))
                .body(json("patients.patient_id", contains(luz.toString())))
                .body(json("total", equalTo(2)));
        Database.execute("update campaign set is_active = false where id = ?", campaign);
        run(owner().queryParam("dry_run", true)).statusCode(200).body(json("limit", equalTo(20)));
        assertThat(Database.rows("select 1 from message where campaign_id = ?", campaign))
                .isEmpty();

        Database.execute("update campaign set is_active = true where id = ?", campaign);
        run(owner());
        run(owner().queryParam("dry_run", true)).body(json("total", equalTo(0))).body(json("patients", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "page=0", "page=x", "dry_run=perhaps"})
    void whatMakesNoSenseIsRefusedByName(String parameter) {
        var pair = parameter.split("=", 2);

        run(owner().queryParam(pair[0], pair[1])).statusCode(400).body(json("details[0].field", equalTo(pair[0])));
        assertThat(Database.rows("select 1 from campaign_night where campaign_id = ?", campaign))
                .isEmpty();
    }

    @Test
    void aCampaignThatIsNotActiveIsNotRun() {
        Database.execute("update campaign set is_active = false where id = ?", campaign);

        run(owner())
                .statusCode(409)
                .body(json("code", equalTo("CAMPAIGN_INACTIVE")))
                .body(json("details[0].field", equalTo("is_active")));
    }

    @Test
    void whereWhatsAppWantsATemplateACampaignWithoutOneIsNotRun() {
        Database.execute("update clinic set phone_number_id = '17' where clinic_id = ?", practice.clinic());
        RestAssured.given()
                .body("200{\"phone_number_id\": \"17\", \"access_token\": \"secret\"}")
                .put(stub + "/internal/clinic/whatsapp")
                .then()
                .statusCode(204);

        run(owner())
                .statusCode(409)
                .body(json("code", equalTo("TEMPLATE_REQUIRED")))
                .body(json("details[0].field", equalTo("template_name")));
        Database.execute(
                "update campaign set template_name = 'control', template_language = 'es' where id = ?", campaign);
        run(owner()).statusCode(200).body(json("queued", equalTo(2)));
    }

    @Test
    void onlyWhoMayWriteToPatientsOfTheClinicRunsIt() {
        run(RestAssured.given()).statusCode(401);
        run(Caller.of(practice.clinic(), Roles.VIEWER).call()).statusCode(403);
        run(Caller.of(practice.clinic(), Roles.DENTIST).call()).statusCode(403);
        var stranger = Practice.open().owner();
        run(stranger.call()).statusCode(404).body(json("code", equalTo("CAMPAIGN_NOT_FOUND")));
        run(stranger.call().queryParam("dry_run", true))
                .statusCode(404)
                .body(json("error", equalTo("Campaign not found")));

        assertThat(Database.rows("select 1 from campaign_night where campaign_id = ?", campaign))
                .isEmpty();
    }

    private RequestSpecification owner() {
        return practice.owner().call();
    }

    private ValidatableResponse run(RequestSpecification request) {
        return request.post(RUN, campaign).then();
    }
}
