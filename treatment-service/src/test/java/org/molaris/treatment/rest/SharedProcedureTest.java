package org.molaris.treatment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** One procedure, a step of two plans. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class SharedProcedureTest {

    private static Practice practice;

    private UUID one;
    private UUID other;
    private UUID procedure;
    private UUID inOne;
    private UUID inOther;

    @BeforeAll
    static void aPractice() {
        practice = Practice.open();
    }

    @BeforeEach
    void aProcedureInTwoPlans() {
        one = practice.plan("one");
        other = practice.plan("other");
        var step = practice.addStep(one, "{\"procedure\": \"Corona\", \"estimated_cost\": 100, \"notes\": \"in one\"}")
                .statusCode(201)
                .extract();
        inOne = UUID.fromString(step.as(Json.class).at("id"));
        procedure = UUID.fromString(step.as(Json.class).at("procedure_id"));
        inOther = UUID.fromString(place(other, ", \"notes\": \"in other\"")
                .statusCode(201)
                .body(json("procedure_id", is(procedure.toString())))
                .body(json("procedure", is("Corona")))
                .body(json("estimated_cost", is(100.00f)))
                .body(json("notes", is("in other")))
                .body(json("step_order", is(1)))
                .extract()
                .as(Json.class)
                .at("id"));
    }

    @Test
    void whatIsSaidOfTheProcedureHoldsInBothPlans() {
        var appointment = practice.appointment("scheduled");

        practice.patchStep(inOne, """
                        {"procedure": "Corona de zirconio", "procedure_code": "D2740", "tooth": "11", "surface": "O",
                         "estimated_cost": 450, "appointment_id": "%s"}""".formatted(appointment)).statusCode(200);

        practice.get(other)
                .header("ETag", is("\"3\""))
                .body(json("steps[0].procedure", is("Corona de zirconio")))
                .body(json("steps[0].procedure_code", is("D2740")))
                .body(json("steps[0].tooth", is("11")))
                .body(json("steps[0].surface", is("O")))
                .body(json("steps[0].estimated_cost", is(450.00f)))
                .body(json("steps[0].appointment_id", is(appointment.toString())))
                .body(json("steps[0].status", is("scheduled")))
                .body(json("steps[0].notes", is("in other")))
                .body(json("steps_total", is(450.00f)));
        practice.patchStep(inOther, "{\"status\": \"completed\"}").statusCode(200);
        practice.get(one).body(json("steps[0].status", is("completed"))).body(json("progress.percent", is(100)));
        assertThat(Events.of(Topic.TREATMENTS, other, 4))
                .extracting(Events.Published::type)
                .containsExactly(
                        "treatment-plan-created",
                        "treatment-step-added",
                        "treatment-step-updated",
                        "treatment-step-completed");
        assertThat(Events.of(Topic.TREATMENTS, one, 4).get(3).type()).isEqualTo("treatment-step-completed");
    }

    @Test
    void notesPlaceAndLeavingOutAreEachPlansOwn() {
        practice.step(one, "x");
        var before = practice.get(other).extract();

        practice.patchStep(inOne, "{\"notes\": \"new\", \"step_order\": 2, \"status\": \"skipped\"}")
                .statusCode(200)
                .body(json("notes", is("new")))
                .body(json("step_order", is(2)))
                .body(json("status", is("skipped")));
        practice.patchStep(inOne, "{\"status\": \"pending\"}").body(json("status", is("pending")));
        practice.patchStep(inOne, "{\"status\": \"skipped\"}").body(json("status", is("skipped")));

        // Nothing was told of the other plan either: its version is what it was.
        var after = practice.get(other).extract();
        assertThat(after.asString()).isEqualTo(before.asString());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    void whatIsLeftOutInOnePlanIsDoneUnderTheOther() {
        practice.patchStep(inOne, "{\"status\": \"skipped\"}").statusCode(200);

        practice.patchStep(inOther, "{\"status\": \"completed\"}").statusCode(200);

        practice.get(one)
                .body(json("steps.status", contains("skipped")))
                .body(json("steps[0].completed_at", nullValue()))
                .body(json("progress.completed", is(0)));
        practice.get(other).body(json("steps.status", contains("completed")));
        var before = practice.get(other).extract();
        practice.patchStep(inOne, "{\"status\": \"completed\"}").body(json("status", is("completed")));
        assertThat(practice.get(other).extract().header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(Events.of(Topic.TREATMENTS, one, 5).get(4).type()).isEqualTo("treatment-step-completed");
    }

    @Test
    void takingUpAgainWhatWasDoneUnderAnotherPlanUndoesNothing() {
        practice.patchStep(inOne, "{\"status\": \"skipped\"}").statusCode(200);
        practice.patchStep(inOther, "{\"status\": \"completed\"}").statusCode(200);

        practice.patchStep(inOne, "{\"status\": \"pending\"}").statusCode(200).body(json("status", is("completed")));

        practice.get(other).body(json("steps[0].status", is("completed")));
    }

    @Test
    void skippingWhatWasCompletedUndoesItUnlessAnotherPlanCountsOnIt() {
        practice.patchStep(inOne, "{\"status\": \"completed\"}").statusCode(200);

        practice.patchStep(inOne, "{\"status\": \"skipped\"}").body(json("status", is("skipped")));
        assertThat(practice.statusOf(other, inOther)).isEqualTo("completed");

        practice.patchStep(inOther, "{\"status\": \"skipped\"}").body(json("completed_at", nullValue()));
        assertThat(state()).isEqualTo("planned");
    }

    @Test
    void aStepThatGoesFromOnePlanStaysInTheOther() {
        practice.deleteStep(inOne).statusCode(200);

        practice.get(one).body(json("steps", empty()));
        practice.get(other)
                .body(json("steps.id", contains(inOther.toString())))
                .body(json("steps[0].procedure", is("Corona")));
    }

    @Test
    void whatWasPlannedGoesWithItsLastStep() {
        practice.deleteStep(inOne).statusCode(200);
        assertThat(state()).isEqualTo("planned");

        practice.deleteStep(inOther).statusCode(200);

        assertThat(Database.rows("select 1 from procedure where id = ? and deleted_at is null", procedure))
                .isEmpty();
        assertThat(Events.of(Topic.TREATMENTS, procedure, 1).get(0).type()).isEqualTo("procedure-deleted");
        place(one, "").statusCode(400).body(json("code", is("UNKNOWN_PROCEDURE")));
    }

    @Test
    void whatWasDoneStaysDone() {
        practice.patchStep(inOne, "{\"status\": \"completed\"}").statusCode(200);
        practice.deleteStep(inOne).statusCode(200);
        practice.deleteStep(inOther).statusCode(200);

        assertThat(state()).isEqualTo("done");
        place(one, "").statusCode(201).body(json("status", is("completed")));
    }

    @Test
    void aProcedureStandsInAPlanOnce() {
        place(one, "").statusCode(409).body(json("code", is("ALREADY_IN_PLAN")));

        practice.get(one).header("ETag", is("\"2\"")).body(json("steps.id", contains(inOne.toString())));
    }

    @Test
    void aProcedureOfNobodyOrSomebodyElseIsUnknown() {
        var eva = Ids.next();
        practice.tellPatient(eva, 1, "\"first_name\": \"Eva\"");
        practice.until("patient", 1, eva);
        var evas = practice.planOf(eva, "x");
        var neighbour = Practice.open();
        var theirs = neighbour.plan("x");

        for (var answer : new ValidatableResponse[] {
            place(evas, ""),
            neighbour.addStep(theirs, "{\"procedure_id\": \"%s\"}".formatted(procedure)),
            practice.addStep(one, "{\"procedure_id\": \"%s\"}".formatted(UUID.randomUUID()))
        }) {
            answer.statusCode(400)
                    .body(json("code", is("UNKNOWN_PROCEDURE")))
                    .body(json("details.field", contains("procedure_id")));
        }
        practice.get(evas).body(json("steps", empty()));
        neighbour.get(theirs).body(json("steps", empty()));
    }

    private ValidatableResponse place(UUID plan, String more) {
        return practice.addStep(plan, "{\"procedure_id\": \"%s\"%s}".formatted(procedure, more));
    }

    private Object state() {
        return Database.value("select status from procedure where id = ?", procedure);
    }
}
