package org.molaris.treatment.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Locks;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class MergedAndErasedTest {

    private static final String ERASED = "\"first_name\": \"Erased\", \"erased_at\": \"2026-01-15T10:00:00Z\"";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void whatADuplicateHadBelongsToWhomItTurnedOutToBeHoweverManyTimes() {
        var plan = practice.plan("Plan");
        var step = practice.step(plan, "Ajuste");
        var second = Ids.next();
        var third = Ids.next();

        Practice.untilHeard(tellMerged(practice.patient(), 2, second));
        assertThat(patientOf(plan, step)).isEqualTo(second + " " + second);
        refused(practice.patient());
        // Known by name only: its owner, asked, knows nobody of that name.
        refused(second);

        Practice.untilHeard(tellMerged(second, 2, third));
        assertThat(patientOf(plan, step)).isEqualTo(third + " " + third);
        practice.owner()
                .call()
                .queryParam("patient_id", third)
                .get(Practice.PLANS)
                .then()
                .body(json("plans.id", contains(plan.toString())));
        assertThat(Events.of(Topic.TREATMENTS, plan, 4).get(3).data().getString("treatment_plan.patient_id"))
                .isEqualTo(third.toString());
    }

    @Test
    void mergesMayBeHeardInAnyOrder() {
        var plan = practice.plan("Plan");
        var step = practice.step(plan, "Ajuste");
        var second = Ids.next();
        var third = Ids.next();
        Practice.untilHeard(tellMerged(second, 2, third));

        Practice.untilHeard(tellMerged(practice.patient(), 2, second));

        assertThat(patientOf(plan, step)).isEqualTo(third + " " + third);
    }

    @Test
    void aVisitThatIsStillTheDuplicatesIsTheirs() {
        var plan = practice.plan("Plan");
        var visit = practice.appointment("scheduled");
        var person = Ids.next();
        Practice.untilHeard(tellMerged(practice.patient(), 2, person));

        practice.stepAt(plan, visit);
        practice.step(plan, "Ajuste");
        String step = practice.get(plan).extract().as(Json.class).at("steps[1].id");
        Practice.untilHeard(practice.tellAppointment(visit, 2, practice.patient(), "done", UUID.fromString(step)));

        practice.get(plan).body(json("steps.status", contains("completed", "completed")));
    }

    @Test
    void noPlanIsLeftBehindThatIsMadeWhileTheMergeArrives() throws SQLException {
        var plan = Ids.next();
        var person = Ids.next();
        UUID merged;
        try (var request = Database.asSuperuser();
                var opening = request.createStatement()) {
            request.setAutoCommit(false);
            opening.execute("select set_config('app.clinic_id', '%s', true)".formatted(practice.clinic()));
            opening.execute("select unknown_among('%s', null, null)".formatted(practice.patient()));
            opening.execute(
                    "insert into treatment_plan (id, clinic_id, patient_id, title) values ('%s', '%s', '%s', 'x')"
                            .formatted(plan, practice.clinic(), practice.patient()));
            merged = tellMerged(practice.patient(), 2, person);
            Locks.untilSomebodyWaits();
            request.commit();
        }
        Practice.untilHeard(merged);

        practice.get(plan).body(json("patient_id", equalTo(person.toString())));
    }

    @Test
    void ofWhoIsErasedNoFreeTextStaysButWhatWasDoneAndCost() {
        var plan = aNotedPlan(practice.patient(), "key");
        var step = aNotedStep(plan, "other-key");
        var untouched = practice.plan("Sin notas");

        Practice.untilHeard(practice.tellPatient(practice.patient(), 2, ERASED));

        practice.get(plan)
                .body(json("title", equalTo("Plan")))
                .body(json("notes", nullValue()))
                .body(json("steps.notes", contains(nullValue())))
                .header("ETag", "\"3\"");
        assertThat(practice.get(plan).extract().asString())
                .contains("\"estimated_total\":1200.00")
                .contains("\"estimated_cost\":300.00");
        practice.get(untouched).header("ETag", "\"1\"");
        assertThat(aNotedPlan(practice.patient(), "key")).isEqualTo(plan);
        assertThat(aNotedStep(plan, "other-key")).isEqualTo(step);
        assertThat(Database.rows(
                        "select 1 from idempotency where clinic_id = ? and answer::text like '%secreto%'",
                        practice.clinic()))
                .isEmpty();
        assertThat(Database.value("select last_name from patient where id = ?", practice.patient()))
                .isNull();
        refused(practice.patient());
    }

    @Test
    void aTombstoneAloneErases() {
        var plan = aNotedPlan(practice.patient(), "key");

        practice.tellPatient(practice.patient(), 2, "\"first_name\": \"Ana\", \"social_name\": \"Anita\"");
        practice.until("patient", 2, practice.patient());
        assertThat(socialName()).isEqualTo("Anita");
        Practice.untilHeard(tellTombstone(practice.patient(), 3));
        assertThat(socialName()).isNull();

        practice.get(plan).body(json("notes", nullValue()));
        assertThat(Database.value("select first_name from patient where id = ?", practice.patient()))
                .isEqualTo("Erased");
        refused(practice.patient());
    }

    @Test
    void whatComesToSomebodyErasedIsClearedToo() {
        var person = Ids.next();
        Practice.untilHeard(practice.tellPatient(person, 2, ERASED));
        var plan = aNotedPlan(practice.patient(), "key");
        aNotedStep(plan, "other-key");

        Practice.untilHeard(tellMerged(practice.patient(), 2, person));

        practice.get(plan)
                .body(json("patient_id", equalTo(person.toString())))
                .body(json("notes", nullValue()))
                .body(json("steps.notes", contains(nullValue())));
    }

    @Test
    void aTombstoneKeepsInMindWhomTheDuplicateTurnedOutToBe() {
        var person = Ids.next();
        Practice.untilHeard(tellMerged(practice.patient(), 2, person));

        Practice.untilHeard(tellTombstone(practice.patient(), 3));

        assertThat(Database.value("select merged_into from patient where id = ?", practice.patient()))
                .isEqualTo(person);
    }

    private UUID aNotedPlan(UUID patient, String key) {
        return UUID.fromString(practice.owner()
                .call(key)
                .body("""
                        {"patient_id": "%s", "title": "Plan", "estimated_total": 1200, "notes": "secreto"}""".formatted(patient))
                .post(Practice.PLANS)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    private UUID aNotedStep(UUID plan, String key) {
        return UUID.fromString(practice.owner()
                .call(key)
                .body("{\"procedure\": \"Ajuste\", \"estimated_cost\": 300, \"notes\": \"secreto\"}")
                .post(Practice.PLANS + "/{id}/steps", plan)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    private UUID tellMerged(UUID duplicate, long version, UUID into) {
        return practice.tellPatient(
                duplicate, version, "\"first_name\": \"Ana\", \"merged_into\": \"%s\"".formatted(into));
    }

    private Object socialName() {
        return Database.value("select social_name from patient where id = ?", practice.patient());
    }

    private UUID tellTombstone(UUID patient, long version) {
        var event = Ids.next();
        Events.publish(Topic.PATIENTS, event, "patient-erased", practice.clinic(), patient, version, null);
        return event;
    }

    private static String patientOf(UUID plan, UUID step) {
        return Database.value("select patient_id from treatment_plan where id = ?", plan)
                + " "
                + Database.value("select patient_id from step where id = ?", step);
    }

    private void refused(UUID patient) {
        practice.owner()
                .call()
                .body("{\"patient_id\": \"%s\", \"title\": \"x\"}".formatted(patient))
                .post(Practice.PLANS)
                .then()
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_PATIENT")))
                .body(json("details.field", hasItem("patient_id")));
    }
}
