package org.molaris.treatment.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Events.Published;
import org.molaris.test.Json;
import org.molaris.test.Locks;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class VisitsTest {

    private Practice practice;
    private UUID plan;

    @BeforeEach
    void aPlan() {
        practice = Practice.open();
        plan = practice.plan("Plan");
    }

    @Test
    void aVisitThatIsDoneCompletesItsStepsInEveryPlanAndIsToldOnce() {
        var visit = practice.appointment("scheduled");
        var step = practice.stepAt(plan, visit);
        var setBack = practice.stepAt(plan, visit);
        practice.patchStep(setBack, "{\"status\": \"pending\"}").statusCode(200);
        var otherPlan = practice.plan("Otro");
        String procedure = practice.get(plan).extract().as(Json.class).at("steps[0].procedure_id");
        UUID placed = UUID.fromString(practice.addStep(otherPlan, "{\"procedure_id\": \"%s\"}".formatted(procedure))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));

        var done = practice.tellAppointment(visit, 2, practice.patient(), "done", null);
        Practice.untilHeard(done);
        Events.publish(Topic.APPOINTMENTS, done, "appointment-done", practice.clinic(), visit, 2, "{}");
        hear(visit, 2, "done");
        hear(visit, 3, "cancelled");

        assertThat(List.of(
                        practice.statusOf(plan, step),
                        practice.statusOf(plan, setBack),
                        practice.statusOf(otherPlan, placed)))
                .containsOnly("completed");
        assertThat(toldOf(plan, 7))
                .containsExactly(
                        "treatment-plan-created 1",
                        "treatment-step-added 2",
                        "treatment-step-added 3",
                        "treatment-step-updated 4",
                        "treatment-step-completed 5",
                        "treatment-step-completed 5",
                        "treatment-plan-updated 6");
        assertThat(toldOf(otherPlan, 4))
                .containsExactly(
                        "treatment-plan-created 1",
                        "treatment-step-added 2",
                        "treatment-step-completed 3",
                        "treatment-plan-updated 4");
    }

    @Test
    void aVisitThatDoesNotTakePlaceSetsBackWhatIsScheduledAlone() {
        var visit = practice.appointment("confirmed");
        var scheduled = practice.stepAt(plan, visit);
        var completed = practice.stepAt(plan, visit);
        practice.patchStep(completed, "{\"status\": \"completed\"}").statusCode(200);
        var skipped = practice.stepAt(plan, visit);
        practice.patchStep(skipped, "{\"status\": \"skipped\"}").statusCode(200);

        hear(visit, 2, "cancelled");

        assertThat(practice.statusOf(plan, scheduled)).isEqualTo("pending");
        assertThat(practice.statusOf(plan, completed)).isEqualTo("completed");
        assertThat(practice.statusOf(plan, skipped)).isEqualTo("skipped");

        hear(visit, 3, "waiting");
        assertThat(practice.statusOf(plan, scheduled)).isEqualTo("scheduled");

        hear(visit, 4, "absent");
        assertThat(practice.statusOf(plan, scheduled)).isEqualTo("pending");

        hear(visit, 5, "done");
        assertThat(practice.statusOf(plan, scheduled)).isEqualTo("completed");
        assertThat(practice.statusOf(plan, skipped)).isEqualTo("skipped");
        assertThat(Database.value(
                        "select status from procedure p join plan_item i on i.procedure_id = p.id" + " where i.id = ?",
                        skipped))
                .isEqualTo("scheduled");
    }

    @Test
    void whatPeopleSaidOfAStepStaysSaidWhileTheVisitStandsAsBefore() {
        var visit = practice.appointment("scheduled");
        var step = practice.stepAt(plan, visit);
        practice.patchStep(step, "{\"status\": \"pending\"}").statusCode(200);

        hear(visit, 2, "confirmed");

        assertThat(practice.statusOf(plan, step)).isEqualTo("pending");
    }

    @Test
    void anOlderStateThatComesLateChangesNothingAndTheNewestOfABatchCounts() {
        var visit = practice.appointment("scheduled");
        var step = practice.stepAt(plan, visit);
        hear(visit, 5, "confirmed");

        hear(visit, 4, "done");
        assertThat(practice.statusOf(plan, step)).isEqualTo("scheduled");

        hearTogether(
                news(visit, 8, "scheduled", null), news(visit, 9, "cancelled", null), news(visit, 7, "done", null));
        assertThat(practice.statusOf(plan, step)).isEqualTo("pending");
        assertThat(practice.get(plan).extract().header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void aBookingIsLinkedToTheStepThatItNamesAndLetGoOfItAgain() {
        var step = practice.step(plan, "Ajuste");
        var visit = Ids.next();

        hear(visit, 1, "scheduled", step);
        practice.get(plan)
                .body(json("steps[0].status", equalTo("scheduled")))
                .body(json("steps[0].appointment_id", equalTo(visit.toString())));

        hear(visit, 2, "scheduled", null);
        practice.get(plan)
                .body(json("steps[0].status", equalTo("pending")))
                .body(json("steps[0].appointment_id", nullValue()));

        hear(visit, 3, "done", step);
        practice.get(plan).body(json("steps[0].status", equalTo("completed")));
        hear(visit, 4, "done", null);
        practice.get(plan)
                .body(json("steps[0].status", equalTo("completed")))
                .body(json("steps[0].appointment_id", equalTo(visit.toString())));
    }

    @Test
    void theBookingThatTakesPlaceHasTheStep() {
        var step = practice.step(plan, "Ajuste");
        var first = Ids.next();
        var second = Ids.next();
        var third = Ids.next();

        hearTogether(news(first, 1, "scheduled", step), news(second, 2, "cancelled", step));
        practice.get(plan).body(json("steps[0].appointment_id", equalTo(first.toString())));

        hear(third, 3, "cancelled", step);
        practice.get(plan)
                .body(json("steps[0].status", equalTo("scheduled")))
                .body(json("steps[0].appointment_id", equalTo(first.toString())));
    }

    @Test
    void nobodyElsesBookingTouchesAStep() {
        var step = practice.step(plan, "Ajuste");
        var somebody = Ids.next();
        practice.tellPatient(somebody, 1, "\"first_name\": \"Otra\"");
        practice.until("patient", 1, somebody);
        var neighbour = Practice.open();

        Practice.untilHeard(practice.tellAppointment(Ids.next(), 1, somebody, "done", step));
        Practice.untilHeard(neighbour.tellAppointment(Ids.next(), 1, practice.patient(), "done", step));

        practice.get(plan)
                .body(json("steps[0].status", equalTo("pending")))
                .body(json("steps[0].appointment_id", nullValue()))
                .header("ETag", "\"2\"");
    }

    @Test
    void linksAndTheVisitsEndMeetWithoutLoss() {
        var visit = practice.appointment("scheduled");
        var steps = List.of(1, 2, 3, 4, 5, 6).stream()
                .map(nth -> practice.step(plan, "Paso " + nth))
                .toList();

        var answers = Crowd.counts(7, nth -> {
            if (nth == 3) {
                hear(visit, 2, "done");
                return 200;
            }
            return practice.owner()
                    .call()
                    .body("{\"appointment_id\": \"%s\"}".formatted(visit))
                    .patch(Practice.STEPS + "/{id}", steps.get(nth < 3 ? nth : nth - 1))
                    .statusCode();
        });

        assertThat(answers).containsOnlyKeys(200);
        practice.get(plan).body(json("progress.completed", is(6)));
    }

    /** As whoever changes a plan has it before its operator: neither is to wait for the other for ever. */
    @Test
    void aVisitIsHeardBeforeAnOperator() throws SQLException {
        var visit = practice.appointment("scheduled");
        practice.stepAt(plan, visit);
        var operator = Ids.next();
        hearTogether(operator(operator, 1));

        try (var request = Database.asSuperuser()) {
            request.setAutoCommit(false);
            execute(request, "select from treatment_plan where id = ? for update", plan);
            var hearing = CompletableFuture.runAsync(
                    () -> hearTogether(operator(operator, 2), news(visit, 2, "cancelled", null)));
            Locks.untilSomebodyWaits();

            execute(request, "select from operator where id = ? for share nowait", operator);
            request.commit();
            hearing.join();
        }
        practice.get(plan).body(json("steps[0].status", equalTo("pending")));
    }

    private void hear(UUID visit, long version, String state) {
        hear(visit, version, state, null);
    }

    private void hear(UUID visit, long version, String state, UUID step) {
        Practice.untilHeard(practice.tellAppointment(visit, version, practice.patient(), state, step));
    }

    private String news(UUID visit, long version, String state, UUID step) {
        return """
                {"subject": "%s", "sequence": %d, "data": {"appointment": {"patient_id": "%s", "state": "%s",
                 "starts_at": "2026-02-01T15:00:00Z", "treatment_step_id": %s}}}""".formatted(visit, version, practice.patient(), state, step == null ? "null" : "\"" + step + "\"");
    }

    private static String operator(UUID id, long version) {
        return """
                {"subject": "%s", "sequence": %d, "data": {"operator": {"first_name": "Luis", "deleted_at": null}}}""".formatted(id, version);
    }

    /** In one batch for certain. */
    private void hearTogether(String... news) {
        try (var app = Database.asApp();
                var binding = app.prepareStatement("select set_config('app.clinic_id', ?, false)");
                var hearing = app.prepareStatement("select hear_agenda(?::jsonb, 'clinic-service')")) {
            binding.setString(1, practice.clinic().toString());
            binding.execute();
            hearing.setString(1, "[" + String.join(",", news) + "]");
            hearing.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String statement, UUID id) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, id);
            prepared.execute();
        }
    }

    /** Everything, since what is told of last is caused here. */
    private List<String> toldOf(UUID id, int atLeast) {
        practice.patchPlan(id, "{\"title\": \"Último\"}").statusCode(200);
        return Events.of(Topic.TREATMENTS, id, atLeast).stream()
                .map(VisitsTest::inShort)
                .toList();
    }

    private static String inShort(Published event) {
        return event.type() + " " + event.sequence();
    }
}
