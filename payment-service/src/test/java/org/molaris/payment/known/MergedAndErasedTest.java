package org.molaris.payment.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
import org.molaris.payment.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Locks;

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
    void whatADuplicateOwesIsOwedByWhomItTurnedOutToBeHoweverManyTimes() {
        var plan = practice.planOf("10");
        practice.pays(plan, "4").statusCode(201);
        var second = Ids.next();
        var third = Ids.next();

        Practice.untilHeard(tellMerged(practice.patient(), 2, second));
        practice.plan(plan).body(json("patient_id", equalTo(second.toString()))).header("ETag", "\"3\"");
        refused(practice.patient());
        // Known by name only: its owner, asked, knows nobody of that name.
        refused(second);

        Practice.untilHeard(tellMerged(second, 2, third));
        practice.owner()
                .call()
                .queryParam("patient_id", third)
                .get("/api/dental/payment-plans")
                .then()
                .body(json("plans.id", contains(plan.toString())));
        practice.pays(plan, "6").statusCode(201).body(json("status", equalTo("paid")));
        var told = Events.of(Topic.PAYMENTS, plan, 4).get(3);
        assertThat(told.type()).isEqualTo("payment-plan-updated");
        assertThat(told.sequence()).isEqualTo(4);
        assertThat(told.data().getString("payment_plan.patient_id")).isEqualTo(third.toString());
    }

    @Test
    void mergesMayBeHeardInAnyOrderAndTwice() {
        var plan = practice.planOf("10");
        var second = Ids.next();
        var third = Ids.next();
        Practice.untilHeard(tellMerged(second, 2, third));

        Practice.untilHeard(tellMerged(practice.patient(), 2, second));
        Practice.untilHeard(tellMerged(practice.patient(), 2, second));

        practice.plan(plan).body(json("patient_id", equalTo(third.toString()))).header("ETag", "\"2\"");
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
            opening.execute("select unknown_among('%s', null)".formatted(practice.patient()));
            merged = tellMerged(practice.patient(), 2, person);
            Locks.untilSomebodyWaits();
            opening.execute("""
                    insert into payment_plan (id, clinic_id, patient_id, description, total_amount, created_at, updated_at)
                    values ('%s', '%s', '%s', 'x', 1, now(), now())""".formatted(plan, practice.clinic(), practice.patient()));
            request.commit();
        }
        Practice.untilHeard(merged);

        practice.plan(plan).body(json("patient_id", equalTo(person.toString())));
    }

    @Test
    void ofWhoIsErasedNoFreeTextStaysButTheMoney() {
        var plan = aNotedPlan();
        var payment = aNotedPayment(plan);
        var mistake = practice.pays(plan, "30").extract().as(Json.class).<String>at("payment.id");
        practice.voids(mistake, "secreto").statusCode(200);
        var untouched = practice.planOf("10");

        Practice.untilHeard(practice.tellPatient(practice.patient(), 2, ERASED));

        practice.owner()
                .call()
                .get("/api/dental/payment-plans/{id}?include_voided=true", plan)
                .then()
                .header("ETag", "\"5\"")
                .body(json("description", equalTo("Ortodoncia")))
                .body(json("notes", nullValue()))
                .body(json("amount_paid", equalTo(300f)))
                .body(json("payments.notes", everyItem(nullValue())))
                .body(json("payments.void_reason", contains(nullValue(), equalTo("Erased"))));
        practice.plan(untouched).header("ETag", "\"1\"");
        assertThat(aNotedPlan()).isEqualTo(plan);
        assertThat(aNotedPayment(plan)).isEqualTo(payment);
        assertThat(Database.rows(
                        "select 1 from idempotency where clinic_id = ? and answer::text like '%secreto%'",
                        practice.clinic()))
                .isEmpty();
        assertThat(Events.of(Topic.PAYMENTS, plan, 5).get(4).type()).isEqualTo("payment-plan-updated");
        refused(practice.patient());
    }

    @Test
    void whatComesToSomebodyErasedIsClearedToo() {
        var person = Ids.next();
        var erased = Ids.next();
        Events.publish(Topic.PATIENTS, erased, "patient-erased", practice.clinic(), person, 3, null);
        Practice.untilHeard(erased);
        var plan = aNotedPlan();
        aNotedPayment(plan);

        Practice.untilHeard(tellMerged(practice.patient(), 2, person));

        practice.plan(plan)
                .body(json("patient_id", equalTo(person.toString())))
                .body(json("notes", nullValue()))
                .body(json("payments.notes", contains(nullValue())));
        refused(person);
    }

    private UUID aNotedPlan() {
        return UUID.fromString(practice.owner()
                .call("plan")
                .body("""
                        {"patient_id": "%s", "description": "Ortodoncia", "total_amount": 1200, "notes": "secreto"}""".formatted(practice.patient()))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    private String aNotedPayment(UUID plan) {
        return practice.owner()
                .call("payment")
                .body("{\"amount\": 300, \"notes\": \"secreto\"}")
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("payment.id");
    }

    private UUID tellMerged(UUID duplicate, long version, UUID into) {
        return practice.tellPatient(
                duplicate, version, "\"first_name\": \"Ana\", \"merged_into\": \"%s\"".formatted(into));
    }

    private void refused(UUID patient) {
        practice.opens(patient, null)
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_PATIENT")))
                .body(json("details.field", contains("patient_id")));
    }
}
