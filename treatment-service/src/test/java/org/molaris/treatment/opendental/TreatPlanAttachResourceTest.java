package org.molaris.treatment.opendental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.opendental.Charts.LOW;
import static org.molaris.treatment.opendental.Charts.URGENT;
import static org.molaris.treatment.opendental.Charts.sentence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** Steps of plans as programs of Open Dental see them. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatPlanAttachResourceTest {

    private static final String ATTACHES = "treatplanattaches";

    private static Charts charts;
    private static UUID plan;
    private static long planNum;

    /** One for all: requests can be sent only now. */
    @BeforeEach
    void aPlan() {
        if (charts == null) {
            open();
        }
    }

    private static void open() {
        charts = Charts.open();
        charts.code("D0120", "None", "");
        plan = charts.practice().plan("Inactive");
        planNum = charts.numberOf("treatment_plan", plan);
        charts.practice().patchPlan(plan, "{\"status\": \"paused\"}").statusCode(200);
    }

    @Test
    void aProcedureIsPutIntoAPlanAndIsAStepOfIt() {
        charts.practice().plan("active");
        var procedure =
                charts.post("procedurelogs", """
                        {"PatNum": 31, "ProcDate": "2026-03-02", "ProcStatus": "TP", "procCode": "D0120"}""").extract().as(Json.class).getInt("ProcNum");

        var answer =
                charts.post(ATTACHES, """
                        {"TreatPlanNum": %d, "ProcNum": %d, "Priority": %d}""".formatted(planNum, procedure, URGENT)).statusCode(201);
        int number = answer.extract().as(Json.class).at("TreatPlanAttachNum");
        answer.header("location", endsWith("/treatplanattaches/" + number));

        assertThat(answer.extract().asString())
                .isEqualTo(
                        "{\"TreatPlanAttachNum\":%d,\"TreatPlanNum\":%d,\"ProcNum\":%d,\"Priority\":%d,\"priority\":\"1\"}"
                                .formatted(number, planNum, procedure, URGENT));
        charts.get(ATTACHES + "?TreatPlanNum=" + planNum).statusCode(200).body(json("ProcNum", contains(procedure)));
        charts.practice()
                .get(plan)
                .body(json(
                        "steps.procedure_id",
                        contains(charts.procedure(procedure).toString())));
        charts.put(ATTACHES + "/" + number, "{\"Priority\": %d}".formatted(LOW))
                .statusCode(200)
                .body(json("priority", is("Low")));
        charts.put(ATTACHES + "/" + number, "{\"Priority\": \"0\"}")
                .statusCode(200)
                .body(json("priority", is("")));
        charts.put(ATTACHES + "/" + number, "{}").statusCode(200).body(json("Priority", is(0)));
        // The plan is not the active one: what is urgent there has nothing to do with it.
        charts.get("procedurelogs/" + procedure).body(json("Priority", is((int) URGENT)));
        assertThat(Events.of(Topic.TREATMENTS, plan, 5))
                .extracting(Events.Published::type)
                .containsExactly(
                        "treatment-plan-created",
                        "treatment-plan-updated",
                        "treatment-step-added",
                        "treatment-step-updated",
                        "treatment-step-updated");

        charts.post(ATTACHES, "{\"TreatPlanNum\": %d, \"ProcNum\": %d}".formatted(planNum, procedure))
                .statusCode(400)
                .body(is("\"The procedure is already attached to this treatplan.\""));
    }

    @Test
    void theActivePlanAndTheProcedureAreOfOnePriority() {
        var active = charts.practice().plan("active");
        charts.practice().step(active, "native");
        var activeNum = charts.numberOf("treatment_plan", active);
        var attach = charts.get(ATTACHES + "?TreatPlanNum=" + activeNum)
                .statusCode(200)
                .body(json("Priority", contains(0)))
                .extract()
                .as(Json.class);

        charts.put(ATTACHES + "/" + attach.getInt("[0].TreatPlanAttachNum"), "{\"Priority\": %d}".formatted(LOW))
                .statusCode(200);
        charts.get("procedurelogs/" + attach.getInt("[0].ProcNum")).body(json("priority", is("Low")));
        charts.put("procedurelogs/" + attach.getInt("[0].ProcNum"), "{\"Priority\": %d}".formatted(URGENT))
                .statusCode(200);

        charts.get(ATTACHES + "?TreatPlanNum=" + activeNum).body(json("priority", contains("1")));
        assertThat(Events.of(Topic.TREATMENTS, active, 4).get(3).data().getInt("treatment_step.priority"))
                .isEqualTo(5);
    }

    @Test
    void whatIsWrongIsSaid() {
        var neighbour = Charts.open();
        var theirs = neighbour.numberOf("treatment_plan", neighbour.practice().plan("x"));
        neighbour.practice().step(neighbour.practice().plan("y"), "x");
        var procedure = procedureOf(Charts.SOMEBODY_ELSE);
        var copy = Ids.next();
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title, saved_from, saved_on)
                select ?, clinic_id, patient_id, title, id, '2026-01-15' from treatment_plan where id = ?""", copy, plan);

        said("", "TreatPlanNum is required.", 400);
        said("?TreatPlanNum=x", "TreatPlanNum is invalid.", 400);
        said("?TreatPlanNum=" + theirs, "TreatPlan not found", 404);
        said(
                "?TreatPlanNum=" + charts.numberOf("treatment_plan", copy),
                "TreatPlanNum must be of a treatplan with a TPStatus of Active or Inactive.",
                400);
        refused("\"ProcNum\": 1", "TreatPlanNum is required.", 400);
        refused("\"TreatPlanNum\": %d".formatted(planNum), "ProcNum is required.", 400);
        refused("\"TreatPlanNum\": %d, \"ProcNum\": %d".formatted(theirs, procedure), "TreatPlan not found", 404);
        refused("\"TreatPlanNum\": %d, \"ProcNum\": 99999999".formatted(planNum), "Procedure not found.", 404);
        refused(
                "\"TreatPlanNum\": %d, \"ProcNum\": %d".formatted(planNum, procedure),
                "The procedure and the treatplan must be of the same patient.",
                400);
        refused(
                "\"TreatPlanNum\": %d, \"ProcNum\": %d, \"Priority\": 816".formatted(planNum, procedure),
                "Priority not found",
                404);
        assertThat(sentence(
                        charts.put(ATTACHES + "/99999999", "{\"Priority\": 0}").statusCode(404)))
                .isEqualTo("\"TreatPlanAttach not found\"");
        var attach = charts.get(ATTACHES + "?TreatPlanNum=" + planOf(procedure))
                .extract()
                .as(Json.class);
        neighbour
                .put(ATTACHES + "/" + attach.getInt("[0].TreatPlanAttachNum"), "{\"Priority\": 0}")
                .statusCode(404);
        assertThat(sentence(charts.delete(ATTACHES + "/1").statusCode(400)))
                .isEqualTo("\"treatplanattaches DELETE 1 is not a valid method.\"");
    }

    private static long planOf(long procedure) {
        return (long) Database.value(
                "select t.number from treatment_plan t join plan_item i on i.treatment_plan_id = t.id"
                        + " join procedure p on p.id = i.procedure_id where p.number = ?",
                procedure);
    }

    private static long procedureOf(long patient) {
        return charts.post("procedurelogs", """
                        {"PatNum": %d, "ProcDate": "2026-03-02", "ProcStatus": "TP", "procCode": "D0120"}""".formatted(patient))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getLong("ProcNum");
    }

    private static void said(String query, String sentence, int status) {
        assertThat(sentence(charts.get(ATTACHES + query).statusCode(status))).isEqualTo("\"" + sentence + "\"");
    }

    private static void refused(String fields, String sentence, int status) {
        assertThat(sentence(charts.post(ATTACHES, "{" + fields + "}").statusCode(status)))
                .isEqualTo("\"" + sentence + "\"");
    }
}
