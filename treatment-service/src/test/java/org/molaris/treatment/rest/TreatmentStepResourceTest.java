package org.molaris.treatment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.Practice.PLANS;
import static org.molaris.treatment.Practice.STEPS;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentStepResourceTest {

    private static Practice practice;

    private UUID plan;

    @BeforeAll
    static void aPractice() {
        practice = Practice.open();
    }

    @BeforeEach
    void aPlan() {
        plan = practice.plan("Ortodoncia completa");
    }

    @Test
    void aStepIsAddedAsTheSeedSays() {
        var appointment = practice.appointment("scheduled");

        var added = practice.addStep(plan, """
                        {"procedure": "Colocación de brackets", "estimated_cost": 300.00, "notes": "Primera sesión",
                         "appointment_id": "%s", "procedure_code": "D8080", "tooth": "11", "surface": "V"}""".formatted(appointment))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .extract();

        assertThat(added.asString()).isEqualTo("""
                {"id":"%s","number":%d,"treatment_plan_id":"%s","procedure":"Colocación de brackets","status":"scheduled",\
                "estimated_cost":300.00,"notes":"Primera sesión","appointment_id":"%s","step_order":1,\
                "procedure_id":"%s","procedure_code":"D8080","tooth":"11","surface":"V",\
                "discount":0.00,"vat_rate":0.00,"device_identifier":null,"completed_at":null,\
                "created_at":"%s","updated_at":"%s"}""".formatted(
                        added.as(Json.class).<String>at("id"),
                        added.as(Json.class).<Integer>at("number"),
                        plan,
                        appointment,
                        added.as(Json.class).<String>at("procedure_id"),
                        added.as(Json.class).<String>at("created_at"),
                        added.as(Json.class).<String>at("updated_at")));
        assertThat(practice.get(plan).extract().asString()).contains("\"steps\":[" + added.asString() + "]");
    }

    @Test
    void aStepNeedsANameAloneAndGoesToTheEnd() {
        practice.step(plan, "a");

        practice.addStep(plan, "{\"procedure\": \"b\"}")
                .statusCode(201)
                .body(json("step_order", is(2)))
                .body(json("status", is("pending")))
                .body(json("estimated_cost", nullValue()))
                .body(json("notes", nullValue()))
                .body(json("appointment_id", nullValue()))
                .body(json("procedure_code", nullValue()))
                .body(json("tooth", nullValue()))
                .body(json("surface", nullValue()));
    }

    @Test
    void onlyWhatIsSentChangesAndNullClears() {
        var appointment = practice.appointment("scheduled");
        var step = practice.step(plan, "Brackets");

        practice.patchStep(step, """
                        {"status": "completed", "notes": "Completado sin complicaciones", "estimated_cost": 320.00,
                         "appointment_id": "%s", "procedure": "Alineadores", "procedure_code": "D8090", "tooth": "21",
                         "surface": "L", "discount": 20.5, "vat_rate": 22, "device_identifier": " (01)123 "}""".formatted(appointment)).statusCode(200).header("ETag", is("\"2\""));
        var changed = practice.patchStep(step, "{\"notes\": \"B\"}")
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body(json("notes", is("B")))
                .body(json("status", is("completed")))
                .body(json("completed_at", notNullValue()))
                .body(json("appointment_id", is(appointment.toString())))
                .body(json("procedure", is("Alineadores")))
                .body(json("procedure_code", is("D8090")))
                .body(json("tooth", is("21")))
                .body(json("surface", is("L")))
                .extract();
        assertThat(changed.asString())
                .contains("\"estimated_cost\":320.00")
                .contains("\"discount\":20.50,\"vat_rate\":22.00,\"device_identifier\":\"(01)123\"");
        assertThat(practice.get(plan).extract().asString()).contains("\"steps\":[" + changed.asString() + "]");

        practice.patchStep(step, """
                        {"notes": null, "estimated_cost": null, "appointment_id": null, "procedure_code": null,
                         "tooth": null, "surface": null, "discount": 0, "vat_rate": 0, "device_identifier": null}""")
                .statusCode(200)
                .body(json("procedure", is("Alineadores")))
                .body(json("status", is("completed")))
                .body(json("notes", nullValue()))
                .body(json("estimated_cost", nullValue()))
                .body(json("appointment_id", nullValue()))
                .body(json("procedure_code", nullValue()))
                .body(json("tooth", nullValue()))
                .body(json("surface", nullValue()));
    }

    @Test
    void aStepTakesEveryStatusFromEveryOther() {
        var step = practice.step(plan, "x");
        // Each of the twelve ways from one to another.
        var ways = List.of(
                "scheduled",
                "pending",
                "completed",
                "pending",
                "skipped",
                "scheduled",
                "completed",
                "scheduled",
                "skipped",
                "completed",
                "skipped",
                "pending");
        for (var after : ways) {
            practice.patchStep(step, status(after))
                    .statusCode(200)
                    .body(json("status", is(after)))
                    .body(json("completed_at", after.equals("completed") ? notNullValue() : nullValue()));
            assertThat(practice.statusOf(plan, step)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, pending,   scheduled",
        "confirmed, pending,   scheduled",
        "done,      pending,   completed",
        "cancelled, pending,   pending",
        "absent,    pending,   pending",
        "scheduled, completed, completed",
        "scheduled, skipped,   skipped"
    })
    void aLinkMovesAPendingStepOn(String visit, String before, String after) {
        var appointment = practice.appointment(visit);
        var step = practice.step(plan, "x");
        practice.patchStep(step, status(before)).statusCode(200);

        practice.patchStep(step, "{\"appointment_id\": \"%s\"}".formatted(appointment))
                .statusCode(200)
                .body(json("appointment_id", is(appointment.toString())))
                .body(json("status", is(after)));
        if (before.equals("pending")) {
            practice.addStep(plan, "{\"procedure\": \"y\", \"appointment_id\": \"%s\"}".formatted(appointment))
                    .statusCode(201)
                    .body(json("status", is(after)));
        }
    }

    @Test
    void aLinkThatGoesLeavesTheStepPending() {
        var appointment = practice.appointment("scheduled");
        var step = practice.stepAt(plan, appointment);

        practice.patchStep(step, "{\"appointment_id\": null}")
                .statusCode(200)
                .body(json("appointment_id", nullValue()))
                .body(json("status", is("pending")));
        practice.patchStep(step, "{\"appointment_id\": \"%s\", \"status\": \"pending\"}".formatted(appointment))
                .body(json("appointment_id", is(appointment.toString())))
                .body(json("status", is("pending")));
        practice.patchStep(step, "{\"status\": \"scheduled\"}").body(json("status", is("scheduled")));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, abcd", "1, 2, bacd", "1, 4, bcda", "2, 3, acbd", "3, 2, acbd", "4, 1, dabc", "4, 3, abdc"})
    void aStepMovesAndTheOthersCloseUp(int from, int to, String order) {
        var steps = "abcd"
                .chars()
                .mapToObj(name -> practice.step(plan, Character.toString(name)))
                .toList();

        practice.patchStep(steps.get(from - 1), "{\"step_order\": %d}".formatted(to))
                .statusCode(200)
                .header("ETag", is(from == to ? "\"1\"" : "\"2\""))
                .body(json("step_order", is(to)));

        var after = practice.get(plan)
                .header("ETag", is(from == to ? "\"5\"" : "\"6\""))
                .body(json("steps.step_order", contains(1, 2, 3, 4)))
                .extract();
        assertThat(String.join("", after.as(Json.class).<List<String>>at("steps.procedure")))
                .isEqualTo(order);
    }

    @Test
    void aStepThatWasMovedAlongIsOfANewVersion() {
        var first = practice.step(plan, "a");
        var second = practice.step(plan, "b");
        practice.patchStep(second, "{\"step_order\": 1}").statusCode(200);

        ifMatch(first, "\"1\"", "{\"notes\": \"x\"}").statusCode(412);
        ifMatch(first, "\"2\"", "{\"notes\": \"x\"}").statusCode(200);
        practice.deleteStep(second).statusCode(200);
        ifMatch(first, "\"3\"", "{\"notes\": \"y\"}").statusCode(412);
    }

    @Test
    void aStepIsDeletedAndTheOthersCloseUp() {
        var steps = "abcd"
                .chars()
                .mapToObj(name -> practice.step(plan, Character.toString(name)))
                .toList();

        assertThat(practice.deleteStep(steps.get(1)).statusCode(200).extract().asString())
                .isEqualTo("{\"ok\":true}");
        practice.get(plan)
                .body(json("steps.procedure", contains("a", "c", "d")))
                .body(json("steps.step_order", contains(1, 2, 3)));
        practice.deleteStep(steps.get(3)).statusCode(200);
        practice.deleteStep(steps.get(0)).statusCode(200);
        practice.get(plan).body(json("steps.procedure", contains("c"))).body(json("steps.step_order", contains(1)));
        practice.deleteStep(steps.get(1)).statusCode(404).body(json("error", is("Treatment step not found")));
        practice.deleteStep(steps.get(2)).statusCode(200);
        practice.get(plan).body(json("steps", empty()));
        practice.addStep(plan, "{\"procedure\": \"e\"}").body(json("step_order", is(1)));
    }

    @Test
    void aChangeMeantForAnotherVersionChangesNothing() {
        var step = practice.step(plan, "x");
        practice.patchStep(step, "{\"notes\": \"a\"}").header("ETag", is("\"2\""));
        var before = practice.get(plan).extract().asString();

        for (var stale : List.of("\"1\"", "\"3\"", "x")) {
            ifMatch(step, stale, "{\"notes\": \"b\"}").statusCode(412).body(json("code", is("PRECONDITION_FAILED")));
            practice.owner()
                    .call()
                    .header("If-Match", stale)
                    .delete(STEPS + "/{id}", step)
                    .then()
                    .statusCode(412);
        }
        practice.get(plan).body(equalTo(before));

        ifMatch(step, "\"2\"", "{\"notes\": \"b\"}").statusCode(200).header("ETag", is("\"3\""));
        practice.owner()
                .call()
                .header("If-Match", "\"3\"")
                .delete(STEPS + "/{id}", step)
                .then()
                .statusCode(200);
    }

    @Test
    void whatHappensToAStepIsToldOnceWithItsStateAndWithoutItsNotes() {
        var first = practice.step(plan, "a");
        var second = practice.step(plan, "b");
        practice.patchStep(first, "{\"notes\": \"fumador\", \"estimated_cost\": 7.5}");
        practice.patchStep(first, "{\"notes\": \"fumador\", \"estimated_cost\": 7.50, \"status\": \"pending\"}");
        practice.patchStep(
                first, "{\"step_order\": 1, \"procedure\": \"a\", \"tooth\": null, \"appointment_id\": null}");
        practice.patchStep(first, "{\"status\": \"completed\"}");
        practice.patchStep(first, "{\"status\": \"completed\"}");
        practice.patchStep(first, "{\"step_order\": 2}");
        practice.patchStep(first, "{\"status\": \"skipped\", \"step_order\": 1, \"tooth\": \"11\"}");
        practice.deleteStep(second).statusCode(200);

        var events = Events.of(Topic.TREATMENTS, plan, 8);
        assertThat(events)
                .extracting(Events.Published::type)
                .containsExactly(
                        "treatment-plan-created",
                        "treatment-step-added",
                        "treatment-step-added",
                        "treatment-step-updated",
                        "treatment-step-completed",
                        "treatment-step-updated",
                        "treatment-step-updated",
                        "treatment-step-deleted");
        assertThat(events).extracting(Events.Published::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(events.subList(1, 8))
                .extracting(event -> event.data().getString("treatment_step.id"))
                .containsExactly(
                        first.toString(),
                        second.toString(),
                        first.toString(),
                        first.toString(),
                        first.toString(),
                        first.toString(),
                        second.toString());
        assertThat(events.subList(1, 8))
                .extracting(event -> event.data().getString("treatment_step.status"))
                .containsExactly("pending", "pending", "pending", "completed", "completed", "skipped", "pending");
        assertThat(events.get(5).data().getList("treatment_plan.step_ids"))
                .containsExactly(second.toString(), first.toString());
        assertThat(events.get(7).data().getList("treatment_plan.step_ids")).containsExactly(first.toString());
        assertThat(events.get(3).raw().value()).contains("\"estimated_cost\": 7.50");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.header(CloudEvent.SUBJECT)).isEqualTo(plan.toString());
            assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("owner@test");
            assertThat(event.raw().value()).doesNotContain("fumador");
        });
    }

    @Test
    void whatIsTheSameAlreadyChangesNothing() {
        var step = practice.step(plan, "x");
        var before = practice.get(plan).extract().asString();

        practice.patchStep(
                        step,
                        "{\"status\": \"pending\", \"procedure\": \"x\", \"notes\": null, \"estimated_cost\": null, \"step_order\": 1}")
                .statusCode(200)
                .header("ETag", is("\"1\""));
        practice.get(plan).header("ETag", is("\"2\"")).body(equalTo(before));
    }

    @Test
    void theSameKeyAddsOneStep() {
        var key = UUID.randomUUID().toString();
        var path = PLANS + "/" + plan + "/steps";

        var answers = Crowd.all(
                8,
                nth -> practice.owner()
                        .call(key)
                        .body("{\"procedure\": \"x\", \"estimated_cost\": 5.5}")
                        .post(path)
                        .then()
                        .statusCode(201)
                        .header("ETag", is("\"1\""))
                        .extract());

        assertThat(answers)
                .extracting(answer -> answer.asString())
                .containsOnly(answers.get(0).asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") != null)
                .hasSize(7);
        practice.owner()
                .call(key)
                .body("{\"procedure\": \"y\"}")
                .post(path)
                .then()
                .statusCode(422)
                .body(json("code", is("IDEMPOTENCY_KEY_REUSED")));
        practice.get(plan)
                .body(json("steps.id", contains(answers.get(0).as(Json.class).<String>at("id"))));
        practice.deleteStep(UUID.fromString(answers.get(0).as(Json.class).at("id")))
                .statusCode(200);
        assertThat(Events.of(Topic.TREATMENTS, plan, 3))
                .extracting(Events.Published::type)
                .containsExactly("treatment-plan-created", "treatment-step-added", "treatment-step-deleted");
    }

    @Test
    void anAppointmentOfNobodyOrSomebodyElseIsUnknown() {
        var step = practice.step(plan, "x");
        var before = practice.get(plan).extract().asString();
        var neighbour = Practice.open();
        var eva = Ids.next();
        var nobodys = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "appointment-booked", "appointment", nobodys, 1, """
                "patient_id": null, "state": "scheduled", "starts_at": "2026-02-01T15:00:00Z\"""");
        practice.until("appointment", 1, nobodys);

        for (var unknown : List.of(
                UUID.randomUUID(),
                neighbour.appointment("scheduled"),
                practice.appointmentOf(eva, "scheduled"),
                nobodys)) {
            practice.patchStep(step, "{\"appointment_id\": \"%s\", \"notes\": \"y\"}".formatted(unknown))
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_APPOINTMENT")))
                    .body(json("details.field", contains("appointment_id")));
            practice.addStep(plan, "{\"procedure\": \"y\", \"appointment_id\": \"%s\"}".formatted(unknown))
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_APPOINTMENT")));
        }
        practice.get(plan).body(equalTo(before));
    }

    @Test
    void theStepsThatACancelledPlanHasMayStillBeMoved() {
        practice.step(plan, "x");
        var second = practice.step(plan, "y");
        practice.patchPlan(plan, status("cancelled")).statusCode(200);

        practice.patchStep(second, "{\"step_order\": 1}").statusCode(200).body(json("step_order", is(1)));
    }

    @Test
    void aCancelledPlanTakesNoSteps() {
        var step = practice.step(plan, "x");
        practice.patchPlan(plan, status("cancelled")).statusCode(200);
        var before = practice.get(plan).extract().asString();

        practice.addStep(plan, "{\"procedure\": \"y\"}").statusCode(409).body(json("code", is("PLAN_CANCELLED")));
        practice.get(plan).body(equalTo(before));
        practice.patchStep(step, status("completed")).statusCode(200);
    }

    @Test
    void aPlanIsFullAt500Steps() {
        Database.execute("""
                with new as (
                  insert into procedure (id, clinic_id, patient_id, name)
                  select gen_random_uuid(), ?, ?, 'x' from generate_series(1, 499) returning clinic_id, id)
                insert into plan_item (id, clinic_id, treatment_plan_id, procedure_id, step_order)
                select gen_random_uuid(), clinic_id, ?, id, row_number() over () from new""", practice.clinic(), practice.patient(), plan);

        var last = practice.step(plan, "x");
        practice.addStep(plan, "{\"procedure\": \"x\"}").statusCode(409).body(json("code", is("TOO_MANY_STEPS")));

        practice.get(plan).body(json("steps.size()", is(500))).body(json("progress.total", is(500)));
        practice.patchStep(last, "{\"step_order\": 1}").statusCode(200).body(json("step_order", is(1)));
    }

    private ValidatableResponse ifMatch(UUID step, String tag, String body) {
        return practice.owner()
                .call()
                .header("If-Match", tag)
                .body(body)
                .patch(STEPS + "/{id}", step)
                .then();
    }

    private static String status(String status) {
        return "{\"status\": \"%s\"}".formatted(status);
    }
}
