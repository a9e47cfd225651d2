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

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Ids;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;
import org.molaris.treatment.plan.SavePlan;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentPlanResourceTest {

    private Practice practice;

    @Inject
    SavePlan savePlan;

    @Inject
    CurrentClinic clinic;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPlanIsCreatedAsTheSeedSays() {
        var operator = known("operator", "\"first_name\": \"Luz\", \"last_name\": \"Paz\"");
        var branch = known("branch", "\"name\": \"Centro\"");

        var created = create("""
                {"patient_id": "%s", "title": "Ortodoncia completa", "estimated_total": 1200.00,
                 "notes": "Tratamiento de 18 meses", "operator_id": "%s", "branch_id": "%s"}""".formatted(practice.patient(), operator, branch))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .extract();

        var id = created.as(Json.class).<String>at("id");
        assertThat(created.header("Location")).endsWith(PLANS + "/" + id);
        assertThat(created.as(Json.class).<String>at("created_at"))
                .endsWith("Z")
                .isEqualTo(created.as(Json.class).at("updated_at"));
        assertThat(created.asString()).isEqualTo("""
                {"id":"%s","number":%d,"clinic_id":"%s","patient_id":"%s","title":"Ortodoncia completa","status":"active",\
                "estimated_total":1200.00,"notes":"Tratamiento de 18 meses","operator_id":"%s","branch_id":"%s",\
                "type":"insurance","accepted_at":"%s","created_at":"%s","updated_at":"%s"}""".formatted(
                        id,
                        created.as(Json.class).<Integer>at("number"),
                        practice.clinic(),
                        practice.patient(),
                        operator,
                        branch,
                        created.as(Json.class).<String>at("created_at"),
                        created.as(Json.class).<String>at("created_at"),
                        created.as(Json.class).<String>at("created_at")));
        assertThat(list("").extract().asString()).startsWith("{\"plans\":[" + created.asString() + "],\"page\":1");
        assertThat(practice.get(UUID.fromString(id)).extract().asString())
                .isEqualTo(created.asString().replaceFirst("}$", "") + """
                        ,"steps":[],"progress":{"total":0,"completed":0,"skipped":0,"percent":0},"steps_total":0.00,\
                        "amount_collected":0.00}""");
    }

    @Test
    void aPatientAndATitleAreEnough() {
        var created = create("{\"patient_id\": \"%s\", \"title\": \"x\"}".formatted(practice.patient()))
                .statusCode(201)
                .body(json("status", is("active")))
                .body(json("estimated_total", nullValue()))
                .body(json("notes", nullValue()))
                .body(json("operator_id", nullValue()))
                .body(json("branch_id", nullValue()))
                .extract()
                .asString();
        assertThat(list("").extract().asString()).contains(created);
    }

    /** Who takes up again what was over has agreed to it before. */
    @Test
    void aPlanIsAcceptedWhenItIsFollowedAfterItWaited() {
        var plan = practice.plan("x");
        String first = practice.get(plan).extract().as(Json.class).at("accepted_at");

        practice.patchPlan(plan, "{\"status\": \"completed\"}").body(json("accepted_at", is(first)));
        practice.patchPlan(plan, "{\"status\": \"active\"}").body(json("accepted_at", is(first)));
        practice.patchPlan(plan, "{\"status\": \"paused\"}").body(json("accepted_at", is(first)));
        String again = practice.patchPlan(plan, "{\"status\": \"active\"}")
                .extract()
                .as(Json.class)
                .at("accepted_at");

        assertThat(again).isGreaterThan(first);
        assertThat(Events.of(Topic.TREATMENTS, plan, 5).get(4).data().getString("treatment_plan.accepted_at"))
                .startsWith(again.replaceFirst("0*Z$", ""));
    }

    @Test
    void aPlanIsReadWithItsStepsInTheirOrder() {
        var plan = practice.plan("Ortodoncia completa");
        var brackets = practice.step(plan, "Colocación de brackets");
        var check = practice.step(plan, "Ajuste");
        var crown = practice.step(plan, "Corona");
        var polish = practice.step(plan, "Pulido");
        practice.patchStep(brackets, "{\"status\": \"completed\", \"estimated_cost\": 300}");
        practice.patchStep(polish, "{\"status\": \"skipped\", \"estimated_cost\": 0.10}");
        practice.patchStep(crown, "{\"step_order\": 1, \"estimated_cost\": 150.5}");

        var found = practice.get(plan)
                .statusCode(200)
                .header("ETag", is("\"8\""))
                .body(json("steps.step_order", contains(1, 2, 3, 4)))
                .body(json(
                        "steps.id",
                        contains(crown.toString(), brackets.toString(), check.toString(), polish.toString())))
                .body(json("steps.status", contains("pending", "completed", "pending", "skipped")))
                .extract();

        // A third, not a quarter: what is left out does not count.
        assertThat(found.asString())
                .contains("\"progress\":{\"total\":4,\"completed\":1,\"skipped\":1,\"percent\":33}")
                .contains("\"steps_total\":450.60,\"amount_collected\":0.00");
    }

    @Test
    void theListHasTheClinicsPlansNewestFirst() {
        var first = practice.plan("a");
        var second = practice.plan("b");
        practice.patchPlan(first, "{\"title\": \"c\"}").statusCode(200);
        Practice.open().plan("d");

        list("").body(json("plans.id", contains(second.toString(), first.toString())))
                .body(json("page", is(1)))
                .body(json("limit", is(1000)))
                .body(json("as_of", notNullValue()))
                .body(json("total", nullValue()));
    }

    @Test
    void theListIsFilteredByPatientAndStatus() {
        var other = Ids.next();
        practice.tellPatient(other, 1, "\"first_name\": \"Eva\"");
        practice.until("patient", 1, other);
        var anas = practice.plan("a").toString();
        var evas = practice.planOf(other, "b");
        practice.patchPlan(evas, "{\"status\": \"paused\"}").statusCode(200);

        list("?patient_id=" + practice.patient()).body(json("plans.id", contains(anas)));
        list("?total=true&patient_id=" + UUID.randomUUID())
                .body(json("total", is(0)))
                .body(json("plans", empty()));
        list("?status=paused").body(json("plans.id", contains(evas.toString())));
        list("?status=paused&patient_id=" + practice.patient()).body(json("plans", empty()));
        list("?status=completed").body(json("plans", empty()));
    }

    @Test
    void aClientKeepsInStepByWhatChangedSince() {
        var old = practice.plan("a");
        var stepChanged = practice.plan("b");
        var step = practice.step(stepChanged, "x");
        Database.execute("update treatment_plan set updated_at = '2020-01-01Z' where clinic_id = ?", practice.clinic());
        practice.patchStep(step, "{\"notes\": \"y\"}").statusCode(200);

        list("?updated_since=" + list("").extract().as(Json.class).<String>at("as_of"))
                .body(json("plans.id", contains(stepChanged.toString())));
        list("?updated_since=2020-01-01T00:00:00Z&total=true").body(json("total", is(2)));
        list("?updated_since=2100-01-01T00:00:00Z").body(json("plans", empty()));
        assertThat(practice.patchPlan(old, "{\"title\": \"b\"}")
                        .extract()
                        .as(Json.class)
                        .<String>at("updated_at"))
                .isGreaterThan("2020-01-01");
    }

    @Test
    void pagesByCursorShowEveryPlanOnce() {
        var all = Set.of(practice.plan("1"), practice.plan("2"), practice.plan("3"));

        var page = list("?limit=2&total=true").body(json("total", is(3))).extract();
        var seen = new HashSet<>(ids(page.as(Json.class).at("plans.id")));
        assertThat(seen).hasSize(2);
        assertThat(page.header("Link"))
                .contains("cursor=" + page.as(Json.class).at("cursor"))
                .endsWith("rel=\"next\"");
        var last = list("?limit=2&cursor=" + page.as(Json.class).at("cursor"))
                .body(json("cursor", nullValue()))
                .extract();
        seen.addAll(ids(last.as(Json.class).at("plans.id")));

        assertThat(seen).isEqualTo(all);
        list("?limit=2&page=2")
                .body(json("plans.id", equalTo(last.as(Json.class).at("plans.id"))));
    }

    @Test
    void aFrozenCopyStaysAsItWasAndIsNoPlanOfTheList() throws Throwable {
        var plan = practice.plan("Ortodoncia");
        var step = practice.step(plan, "Brackets");
        practice.patchStep(practice.step(plan, "Omitido"), "{\"status\": \"skipped\"}");
        practice.patchStep(step, "{\"estimated_cost\": 300}").statusCode(200);
        long number = (long) Database.value("select number from treatment_plan where id = ?", plan);
        var copy = VertxContextSupport.subscribeAndAwait(() -> clinic.as(
                        Caller.system(practice.clinic(), "test"), () -> savePlan.handle(number, "Firmado", null)))
                .id();

        practice.patchStep(step, "{\"procedure\": \"Alineadores\", \"estimated_cost\": 5, \"status\": \"completed\"}")
                .statusCode(200);
        practice.deleteStep(step).statusCode(200);
        practice.patchPlan(plan, "{\"title\": \"Otra\"}").statusCode(200);

        assertThat(Database.rows("""
                        select p.title, i.name, i.fee::text as fee, i.item_order from treatment_plan p
                          join saved_item i on i.treatment_plan_id = p.id where p.id = ?""", copy))
                .extracting(Object::toString)
                .containsExactly("{title=Firmado, name=Brackets, fee=300.00, item_order=1}");
        list("?total=true").body(json("plans.id", contains(plan.toString()))).body(json("total", is(1)));
        list("?status=active").body(json("plans.id", contains(plan.toString())));
        list("?patient_id=" + practice.patient()).body(json("plans.id", contains(plan.toString())));
        practice.get(copy).statusCode(404);
        practice.patchPlan(copy, "{\"title\": \"x\"}").statusCode(404);
        practice.addStep(copy, "{\"procedure\": \"x\"}").statusCode(404);
        cancel(copy).statusCode(404);
    }

    @Test
    void onlyWhatIsSentChangesAndNullClears() {
        var operator = known("operator", "\"first_name\": \"Luz\", \"last_name\": \"Paz\"");
        var branch = known("branch", "\"name\": \"Centro\"");
        var plan = practice.plan("Ortodoncia");

        practice.patchPlan(plan, """
                        {"title": "Ortodoncia + blanqueamiento", "status": "completed", "estimated_total": 1400.00,
                         "notes": "Blanqueamiento añadido al finalizar", "operator_id": "%s", "branch_id": "%s"}""".formatted(operator, branch))
                .statusCode(200)
                .header("ETag", is("\"2\""));
        var changed = practice.patchPlan(plan, "{\"title\": \"B\"}")
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body(json("title", is("B")))
                .body(json("status", is("completed")))
                .body(json("notes", is("Blanqueamiento añadido al finalizar")))
                .body(json("operator_id", is(operator.toString())))
                .body(json("branch_id", is(branch.toString())))
                .extract();
        assertThat(changed.asString()).contains("\"estimated_total\":1400.00");
        assertThat(practice.get(plan).extract().asString())
                .startsWith(changed.asString().replaceFirst("}$", ""));

        practice.patchPlan(
                        plan,
                        "{\"estimated_total\": null, \"notes\": null, \"operator_id\": null, \"branch_id\": null}")
                .statusCode(200)
                .body(json("title", is("B")))
                .body(json("estimated_total", nullValue()))
                .body(json("notes", nullValue()))
                .body(json("operator_id", nullValue()))
                .body(json("branch_id", nullValue()));
    }

    @Test
    void aCancelledPlanStaysWithItsSteps() {
        var plan = practice.plan("a");
        practice.step(plan, "x");

        cancel(plan).statusCode(200).header("ETag", is("\"3\"")).body(json("status", is("cancelled")));
        cancel(plan)
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body(json("id", is(plan.toString())))
                .body(json("status", is("cancelled")));
        practice.get(plan).body(json("status", is("cancelled"))).body(json("steps.status", contains("pending")));
        list("?status=cancelled").body(json("plans.id", contains(plan.toString())));
    }

    @Test
    void whatHappensToAPlanIsToldOnceWithItsStateAndWithoutItsNotes() {
        var plan = UUID.fromString(create("""
                        {"patient_id": "%s", "title": "Implante", "estimated_total": 900, "notes": "fumador"}""".formatted(practice.patient()))
                .extract()
                .as(Json.class)
                .at("id"));
        for (var change : List.of(
                "{\"title\": \"Implante 11\"}",
                "{\"title\": \"Implante 11\", \"status\": \"active\", \"estimated_total\": 900.0}",
                "{\"status\": \"paused\"}",
                "{\"status\": \"completed\", \"notes\": \"alérgico\"}",
                "{\"status\": \"completed\"}",
                "{\"status\": \"active\"}",
                "{\"status\": \"cancelled\"}")) {
            practice.patchPlan(plan, change).statusCode(200);
        }
        cancel(plan).statusCode(200);
        practice.patchPlan(plan, "{\"status\": \"active\"}").statusCode(200);
        cancel(plan).statusCode(200);

        var events = Events.of(Topic.TREATMENTS, plan, 8);
        assertThat(events)
                .extracting(Events.Published::type)
                .containsExactly(
                        "treatment-plan-created",
                        "treatment-plan-updated",
                        "treatment-plan-updated",
                        "treatment-plan-completed",
                        "treatment-plan-updated",
                        "treatment-plan-cancelled",
                        "treatment-plan-updated",
                        "treatment-plan-cancelled");
        assertThat(events).extracting(Events.Published::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(events)
                .extracting(event -> event.data().getString("treatment_plan.status"))
                .containsExactly(
                        "active", "active", "paused", "completed", "active", "cancelled", "active", "cancelled");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.header(CloudEvent.SUBJECT)).isEqualTo(plan.toString());
            assertThat(event.header(CloudEvent.CLINIC_ID))
                    .isEqualTo(practice.clinic().toString());
            assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("owner@test");
            assertThat(event.header("ce_source")).isEqualTo("/molaris/treatment-service");
            assertThat(event.raw().value())
                    .contains("\"estimated_total\": 900.00")
                    .doesNotContain("fumador", "alérgico");
        });
    }

    @Test
    void aChangeMeantForAnotherVersionChangesNothing() {
        var plan = practice.plan("a");
        practice.step(plan, "x");
        var before = practice.get(plan).header("ETag", is("\"2\"")).extract().asString();

        for (var stale : List.of("\"1\"", "\"3\"", "x")) {
            practice.owner()
                    .call()
                    .header("If-Match", stale)
                    .body("{\"title\": \"b\"}")
                    .patch(PLANS + "/{id}", plan)
                    .then()
                    .statusCode(412)
                    .body(json("code", is("PRECONDITION_FAILED")));
            practice.owner()
                    .call()
                    .header("If-Match", stale)
                    .delete(PLANS + "/{id}", plan)
                    .then()
                    .statusCode(412);
        }
        practice.get(plan).body(equalTo(before));

        practice.owner()
                .call()
                .header("If-Match", "\"2\"")
                .body("{\"title\": \"b\"}")
                .patch(PLANS + "/{id}", plan)
                .then()
                .statusCode(200)
                .header("ETag", is("\"3\""));
        practice.owner()
                .call()
                .header("If-Match", "\"3\"")
                .delete(PLANS + "/{id}", plan)
                .then()
                .statusCode(200);
    }

    @Test
    void theSameKeyCreatesOnePlan() {
        var key = UUID.randomUUID().toString();
        var body = "{\"patient_id\": \"%s\", \"title\": \"a\", \"estimated_total\": 5.5}".formatted(practice.patient());

        var answers = Crowd.all(
                8,
                nth -> practice.owner()
                        .call(key)
                        .body(body)
                        .post(PLANS)
                        .then()
                        .statusCode(201)
                        .header("ETag", is("\"1\""))
                        .extract());

        assertThat(answers)
                .extracting(answer -> answer.header("Location") + answer.asString())
                .containsOnly(answers.get(0).header("Location") + answers.get(0).asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") != null)
                .hasSize(7);
        practice.owner()
                .call(key)
                .body(body.replace("5.5", "6"))
                .post(PLANS)
                .then()
                .statusCode(422)
                .body(json("code", is("IDEMPOTENCY_KEY_REUSED")));
        assertThat(Database.value("select count(*) from treatment_plan where clinic_id = ?", practice.clinic()))
                .isEqualTo(1L);
        var plan = UUID.fromString(answers.get(0).as(Json.class).at("id"));
        cancel(plan).statusCode(200);
        assertThat(Events.of(Topic.TREATMENTS, plan, 2))
                .extracting(Events.Published::type)
                .containsExactly("treatment-plan-created", "treatment-plan-cancelled");
    }

    /** Something else of the clinic that a plan may name. */
    private UUID known(String what, String fields) {
        var id = Ids.next();
        practice.tell(Topic.APPOINTMENTS, what + "-created", what, id, 1, fields);
        practice.until(what, 1, id);
        return id;
    }

    private ValidatableResponse create(String body) {
        return practice.owner().call().body(body).post(PLANS).then();
    }

    private ValidatableResponse cancel(UUID plan) {
        return practice.owner().call().delete(PLANS + "/{id}", plan).then();
    }

    private ValidatableResponse list(String query) {
        return practice.owner().call().get(PLANS + query).then().statusCode(200);
    }

    private static List<UUID> ids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toList();
    }
}
