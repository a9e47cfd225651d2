package org.molaris.clinic.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.data.Ids;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** The audit from what happens to what its owner reads, over the real Kafka and the real database. */
@QuarkusTest
class AuditTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void everyChangeSaysWhoWhatFromWhereAndFromWhatToWhat() {
        var patient = practice.patient("Ana", "García");
        practice.owner()
                .call()
                .header("X-Molaris-Origin", "{\"api\":\"made-up\"}")
                .header("Forwarded", "for=192.0.2.9;proto=http")
                .body("{\"email\": \"ana@example.com\"}")
                .patch("/api/dental/patients/{id}", patient)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Passports.ofApp(practice.id(), Roles.OWNER, "dental:write"))
                .delete("/api/dental/patients/{id}", patient)
                .then()
                .statusCode(200);

        var entries = entries(3, "patient_id=" + patient);
        assertThat(entries.<String>getList("entries.action"))
                .containsExactly("patient-archived", "patient-updated", "patient-registered");
        assertThat(entries.<String>getList("entries.entity")).containsOnly("patient");
        assertThat(entries.getList("entries.entity_id")).containsOnly(patient.toString());
        assertThat(entries.getList("entries.api")).containsOnly("native");
        assertThat(entries.<String>getList("entries.address"))
                .as("what the gateway says, and it alone is asked here")
                .containsExactly("127.0.0.1", "192.0.2.9", "127.0.0.1");
        assertThat(entries.getString("entries[0].app")).isEqualTo(Passports.APP);
        assertThat(entries.getString("entries[1].app")).isNull();
        assertThat(entries.getString("entries[1].actor")).isNotBlank();
        assertThat(entries.getString("entries[1].actor_kind")).isEqualTo("person");
        assertThat(entries.<Map<String, Object>>getList("entries[1].changes"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("entity", "patient")
                        .containsEntry("id", patient.toString())
                        .containsEntry("field", "email")
                        .containsEntry("before", null)
                        .containsEntry("after", "ana@example.com"));
        assertThat(entries.<String>getList("entries[0].changes.field")).containsExactly("archived_at");
        assertThat(entries.<String>getList("entries[2].changes.field")).contains("first_name", "last_name", "number");
    }

    @Test
    void whatOtherServicesTellIsComparedThingByThing() {
        var plan = UUID.randomUUID();
        var patient = practice.patient("Ana", "García");
        told(plan, 1, "payment-plan-created", null, planOf(plan, patient, "0.00"));
        var payment = UUID.randomUUID();
        told(
                plan,
                2,
                "payment-recorded",
                "{\"api\":\"dentalink\",\"address\":\"192.0.2.7\"}",
                planOf(plan, patient, "100.00")
                        + ", \"payment\": {\"id\": \"%s\", \"amount\": 100.00}".formatted(payment));

        var entries = entries(2, "entity=payment-plan&id=" + plan);
        assertThat(entries.getString("entries[0].api")).isEqualTo("dentalink");
        assertThat(entries.getString("entries[0].address")).isEqualTo("192.0.2.7");
        assertThat(entries.getString("entries[1].api")).isNull();
        assertThat(entries.<String>getList("entries[0].patient_ids")).containsExactly(patient.toString());
        assertThat(entries.<Map<String, Object>>getList("entries[0].changes"))
                .extracting(change -> change.get("entity") + "." + change.get("field"))
                .containsExactlyInAnyOrder("payment.amount", "payment-plan.amount_paid");
        assertThat(practice.owner()
                        .call()
                        .get("/api/dental/audit?actor=nobody&id=" + plan)
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(Json.class)
                        .<String>getList("entries"))
                .isEmpty();
        readable(patient, 3);
    }

    @Test
    void anEventThatComesTwiceIsOneEntryAndTheChainHolds() {
        var plan = UUID.randomUUID();
        var patient = practice.patient("Ana", "García");
        var id = Ids.next();
        told(id, plan, 1, "payment-plan-created", null, planOf(plan, patient, "0.00"));
        told(id, plan, 1, "payment-plan-created", null, planOf(plan, patient, "0.00"));
        told(plan, 2, "payment-plan-updated", null, planOf(plan, patient, "1.00"));

        assertThat(entries(2, "id=" + plan).<String>getList("entries.action"))
                .containsExactly("payment-plan-updated", "payment-plan-created");
        assertThat(findings()).isEmpty();
        var places = Database.rows("select place from audit where clinic_id = ? order by place", practice.id());
        assertThat(places.get(places.size() - 1)).containsEntry("place", (long) places.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit where clinic_id = '%1$s' and place = 2",
                "delete from audit where clinic_id = '%1$s' and place = (select max(place) from audit where clinic_id = '%1$s')",
                "update audit set actor = 'somebody else' where clinic_id = '%1$s' and place = 2",
                "update audit set changes = '[]' where clinic_id = '%1$s' and place = 1",
                "update audit set digest = '\\x00' where clinic_id = '%1$s' and place = 2",
                "delete from audit_personal where clinic_id = '%1$s'",
                "update audit_personal set changes = '[]' where clinic_id = '%1$s'",
                "delete from audit where clinic_id = '%1$s'",
                "delete from audit_head where clinic_id = '%1$s'"
            })
    void whoeverTakesSomethingOutOrChangesItIsFoundOut(String statement) {
        practice.patient("Ana", "García");
        entries(1, "entity=patient");
        assertThat(findings()).isEmpty();

        Database.execute(statement.formatted(practice.id()));

        assertThat(findings()).hasSize(1);
        Database.execute("delete from audit where clinic_id = ?", practice.id());
        Database.execute("delete from audit_head where clinic_id = ?", practice.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set actor = 'somebody else'",
                "delete from audit",
                "truncate audit",
                "update audit_personal set changes = '[]'",
                "delete from audit_head",
                "truncate audit_personal"
            })
    void theServiceItselfCanOnlyAdd(String statement) throws SQLException {
        try (var app = Database.asApp();
                var session = app.createStatement()) {
            session.execute("set app.clinic_id = '" + practice.id() + "'");
            assertThatThrownBy(() -> session.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatIsPersonalIsForgottenWithThePatientAndNotBefore() throws SQLException {
        var patient = practice.patient("Ana", "García");
        entries(1, "entity=patient&id=" + patient);
        try (var app = Database.asApp();
                var session = app.createStatement()) {
            session.execute("set app.clinic_id = '" + practice.id() + "'");
            assertThat(session.executeUpdate("delete from audit_personal")).isZero();
        }

        practice.owner()
                .call()
                .post("/api/dental/patients/{id}/erase", patient)
                .then()
                .statusCode(200);

        var entries = entries(2, "entity=patient&id=" + patient);
        assertThat(entries.getString("entries[0].action")).isEqualTo("patient-erased");
        assertThat(entries.<Map<String, Object>>getList("entries[1].changes"))
                .filteredOn(change -> change.get("field").equals("first_name"))
                .singleElement()
                .satisfies(change ->
                        assertThat(change).containsEntry("after", null).containsEntry("forgotten", true));
        assertThat(Database.rows("""
                        select 1 from audit a left join audit_state s on s.clinic_id = a.clinic_id
                         where a.clinic_id = ? and (a::text like '%García%' or s.state::text like '%García%')""", practice.id())).isEmpty();
        assertThat(Database.rows("select 1 from audit_personal where patient_id = ?", patient))
                .isEmpty();
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoLooksAtARecordIsNoted() {
        var ana = practice.patient("Ana", "García");
        var eva = practice.patient("Eva", "Paz");
        entries(1, "entity=patient&id=" + eva);
        var dentist = practice.as(Roles.DENTIST);
        dentist.call().get("/api/dental/patients/{id}", ana).then().statusCode(200);
        dentist.call().get("/api/dental/patients?q=ana&limit=10").then().statusCode(200);
        dentist.call().get("/api/dental/patients").then().statusCode(200);
        dentist.call().get("/api/dental/chairs").then().statusCode(200);
        dentist.call()
                .get("/api/dental/patients/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);
        dentist.call().get("/api/dental/patients/{id}/documents", eva).then().statusCode(200);

        var reads = entries(4, "action=record-read&actor=" + Roles.DENTIST + "@test");
        assertThat(reads.<String>getList("entries.request"))
                .containsExactly(
                        "GET /api/dental/patients/" + eva + "/documents",
                        "GET /api/dental/patients",
                        "GET /api/dental/patients?limit&q",
                        "GET /api/dental/patients/" + ana);
        assertThat(reads.<String>getList("entries.entity")).containsExactly("patient", "record", "patient", "patient");
        assertThat(reads.<String>getList("entries[0].patient_ids")).containsExactly(eva.toString());
        assertThat(reads.<String>getList("entries[1].patient_ids"))
                .containsExactlyInAnyOrder(ana.toString(), eva.toString());
        assertThat(reads.<String>getList("entries[3].patient_ids")).containsExactly(ana.toString());
        assertThat(reads.getList("entries.api")).containsOnly("native");
        assertThat(entries(3, "action=record-read&patient_id=" + ana).getList("entries"))
                .hasSize(3);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aReadOfWhatBelongsToAPlanIsOneOfItsPatient() {
        var patient = practice.patient("Ana", "García");
        var plan = UUID.randomUUID();
        var payment = UUID.randomUUID();
        told(
                plan,
                1,
                "payment-recorded",
                null,
                planOf(plan, patient, "5.00")
                        + ", \"payment\": {\"id\": \"%s\", \"payment_plan_id\": \"%s\"}".formatted(payment, plan));
        entries(1, "id=" + plan);
        Events.publish(
                Topic.RECORD_READS,
                Ids.next(),
                "record-read",
                practice.id(),
                practice.id(),
                0,
                "{\"request\": \"GET /api/dental/payments/%1$s/receipt\", \"patient_ids\": [], \"patient_numbers\": [%2$s], \"thing_ids\": [\"%1$s\"]}"
                        .formatted(payment, Database.value("select number from patient where id = ?", patient)));

        assertThat(entries(1, "action=record-read&entity=patient&id=" + patient)
                        .<String>getList("entries[0].patient_ids"))
                .containsExactly(patient.toString());
    }

    @Test
    void anOwnerReadsItAsAFileThatNoSpreadsheetCalculates() {
        var patient = practice.patient("Ana", "García");
        told(
                UUID.randomUUID(),
                1,
                "payment-plan-created",
                "{\"api\":\"native\",\"app\":\"=cmd()\"}",
                planOf(UUID.randomUUID(), patient, "5.00"));
        entries(2, "patient_id=" + patient);

        var file = practice.owner()
                .call()
                .get("/api/dental/audit/export?patient_id=" + patient)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(file.lines().findFirst().orElseThrow())
                .isEqualTo("number,at,actor,api,app,address,entity,entity_id,action,request,patient_ids,changes");
        assertThat(file)
                .contains(",'=cmd(),")
                .contains("payment-plan.amount_paid: null -> 5.00")
                .contains("patient-registered");
    }

    @Test
    void pagesFollowEachOther() {
        practice.patient("Ana", "García");
        practice.patient("Eva", "Paz");
        entries(2, "entity=patient");
        var first = practice.owner()
                .call()
                .get("/api/dental/audit?entity=patient&limit=1&total=true")
                .then()
                .statusCode(200)
                .header("Link", notNullValue())
                .body(json("entries.size()", is(1)))
                .body(json("total", is(2)))
                .extract()
                .as(Json.class);
        practice.owner()
                .call()
                .get("/api/dental/audit?entity=patient&limit=1&cursor=" + first.getString("cursor"))
                .then()
                .statusCode(200)
                .body(json("entries.size()", is(1)))
                .body(json("cursor", nullValue()));
        practice.owner()
                .call()
                .get("/api/dental/audit?from=2000-01-01T00:00:00Z&to=2000-01-02T00:00:00Z")
                .then()
                .statusCode(200)
                .body(json("entries", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dental/audit", "/api/dental/audit/export"})
    void itIsTheOwnersAlone(String path) {
        var patient = practice.patient("Ana", "García");
        entries(1, "id=" + patient);
        given().get(path).then().statusCode(401);
        for (var role : List.of(Roles.RECEPTIONIST, Roles.DENTIST, Roles.VIEWER)) {
            practice.as(role).call().get(path).then().statusCode(403);
        }
        assertThat(Practice.open()
                        .owner()
                        .call()
                        .get(path + "?id=" + patient)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain(patient.toString());
        assertThat(Practice.open()
                        .owner()
                        .call()
                        .get(path + "?patient_id=" + patient)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain(patient.toString());
    }

    private void readable(UUID patient, int atLeast) {
        assertThat(entries(atLeast, "patient_id=" + patient).<String>getList("entries"))
                .hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private Json entries(int atLeast, String query) {
        return await().atMost(LONG_ENOUGH)
                .until(
                        () -> practice.owner()
                                .call()
                                .get("/api/dental/audit?" + query)
                                .then()
                                .statusCode(200)
                                .extract()
                                .as(Json.class),
                        found -> found.getList("entries").size() >= atLeast);
    }

    private List<Map<String, Object>> findings() {
        return Database.rows("select * from verify_audit() where clinic_id = ?", practice.id());
    }

    private void told(UUID plan, long sequence, String type, String origin, String data) {
        told(Ids.next(), plan, sequence, type, origin, data);
    }

    private void told(UUID id, UUID plan, long sequence, String type, String origin, String data) {
        var headers = new HashMap<>(Map.of(
                CloudEvent.ID, id.toString(),
                CloudEvent.TYPE, type,
                CloudEvent.CLINIC_ID, practice.id().toString(),
                CloudEvent.SUBJECT, plan.toString(),
                CloudEvent.TIME, "2026-01-15T10:00:00Z",
                CloudEvent.ACTOR, "somebody",
                CloudEvent.SEQUENCE, String.valueOf(sequence)));
        if (origin != null) {
            headers.put(CloudEvent.ORIGIN, origin);
        }
        Events.publish(Topic.PAYMENTS, plan.toString(), "{" + data + "}", headers);
    }

    private static String planOf(UUID plan, UUID patient, String paid) {
        return """
                "payment_plan": {"id": "%s", "patient_id": "%s", "amount_paid": %s}""".formatted(plan, patient, paid);
    }
}
