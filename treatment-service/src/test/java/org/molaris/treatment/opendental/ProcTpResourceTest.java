package org.molaris.treatment.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.opendental.Program.API;
import static org.molaris.treatment.opendental.Program.PROCTPS;
import static org.molaris.treatment.opendental.Program.TREATPLANS;
import static org.molaris.treatment.opendental.Program.refused;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ProcTpResourceTest {

    private static Program program;
    private static Program neighbour;
    private static UUID operator;
    private static UUID branch;

    private UUID plan;
    private UUID step;
    private long saved;

    @BeforeAll
    static void twoClinics() {
        program = Program.of(Practice.open(), 722);
        neighbour = Program.of(Practice.open(), 723);
        operator = Ids.next();
        branch = Ids.next();
        tell("operator", operator, "\"number\": 11, \"first_name\": \"Eva\", \"deleted_at\": null");
        tell("branch", branch, "\"number\": 3, \"name\": \"Centro\", \"deleted_at\": null");
        tell(
                "definition",
                Ids.next(),
                "\"number\": 4, \"category\": \"treatment_priority\", \"name\": \"Wait\", \"sequence\": 0");
        tell(
                "definition",
                Ids.next(),
                "\"number\": 5, \"category\": \"diagnosis\", \"name\": \"Caries\", \"sequence\": 0");
    }

    private static void tell(String what, UUID id, String fields) {
        program.practice().tell(Topic.APPOINTMENTS, what + "-created", what, id, 1, fields);
        program.practice().until(what, 1, id);
    }

    @BeforeEach
    void aSavedPlan() {
        var practice = program.practice();
        // There is one of that code after the first time.
        practice.owner()
                .call()
                .body("{\"code\": \"D2393\", \"name\": \"Resin\", \"price\": 204}")
                .post("/api/dental/procedures");
        plan = practice.plan("Fillings");
        practice.patchPlan(plan, "{\"operator_id\": \"%s\", \"branch_id\": \"%s\"}".formatted(operator, branch))
                .statusCode(200);
        step = UUID.fromString(practice.addStep(
                        plan,
                        "{\"procedure_code\": \"D2393\", \"tooth\": \"13\", \"surface\": \"MOD\", \"procedure\": \"resin\"}")
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
        practice.step(plan, "Limited Exam");
        var left = practice.step(plan, "Left out");
        practice.patchStep(left, "{\"status\": \"skipped\"}").statusCode(200);
        saved = program.saved((long) Database.value("select number from treatment_plan where id = ?", plan));
    }

    @Test
    void aSavedPlanShowsWhatWasPlannedThen() {
        var practice = program.practice();
        var items = program.get("/proctps?TreatPlanNum=" + saved).statusCode(200);
        var shown = items.extract().asString();

        items.body(json("size()", is(2)))
                .body(json("ItemOrder", contains(0, 1)))
                .body(json("Descript", contains("resin", "Limited Exam")));
        assertThat(shown).startsWith("""
                [{"ProcTPNum":%s,"TreatPlanNum":%d,"PatNum":722,"ProcNumOrig":%s,"ItemOrder":0,"Priority":0,"priority":"",\
                "ToothNumTP":"13","Surf":"MOD","ProcCode":"D2393","Descript":"resin","FeeAmt":204.00,"PriInsAmt":0.00,\
                "SecInsAmt":0.00,"PatAmt":204.00,"Discount":0.00,"Prognosis":"","Dx":"","ProcAbbr":"","SecUserNumEntry":0,\
                "SecDateEntry":"%s","SecDateTEdit":"%s","FeeAllowed":0.00,"TaxAmt":0.00,"ProvNum":11,"DateTP":"%4$s",\
                "ClinicNum":3,"CatPercUCR":204.00}""".formatted(
                        items.extract().as(Json.class).<Integer>at("[0].ProcTPNum"),
                        saved,
                        Database.value(
                                "select p.number from procedure p join plan_item i on i.procedure_id = p.id where i.id = ?",
                                step),
                        LocalDate.now(ZoneId.of("America/El_Salvador")),
                        items.extract().as(Json.class).at("[0].SecDateTEdit")));
        practice.patchStep(step, "{\"tooth\": \"14\", \"procedure\": \"crown\", \"estimated_cost\": 900}")
                .statusCode(200);
        practice.deleteStep(step).statusCode(200);
        practice.patchPlan(plan, "{\"operator_id\": null}").statusCode(200);

        program.get("/proctps?TreatPlanNum=" + saved).body(is(shown));
        program.get("/proctps?Offset=1&Limit=1&TreatPlanNum=" + saved).body(json("ItemOrder", contains(1)));
        program.get("/proctps?Offset=2&TreatPlanNum=" + saved).body(json("", empty()));
        program.get("/proctps?TreatPlanNum=" + Database.value("select number from treatment_plan where id = ?", plan))
                .body(json("", empty()));
    }

    @Test
    void whatIsShownIsCorrectedUntilItIsSigned() {
        long item = items();
        var path = PROCTPS + "/" + item;

        var corrected = program.put(path, "{\"Discount\": \"17.00\",}").statusCode(200);

        corrected
                .body(json("Discount", is(17.0f)))
                .body(json("FeeAmt", is(204.0f)))
                .body(json("ProcTPNum", is((int) item)));
        program.put(path, """
                {"Priority": 420, "ToothNumTP": "", "Surf": "M", "ProcCode": "X1", "Descript": "Prophy", "FeeAmt": 72,
                 "PriInsAmt": "72.00", "SecInsAmt": 1, "PatAmt": 0, "Prognosis": "Good", "Dx": "Caries", "ProcAbbr": "Pro",
                 "FeeAllowed": 70.5, "ProcNumOrig": 5, "priority": "ignored"}""")
                .statusCode(200)
                .body(json("Priority", is(420)))
                .body(json("priority", is("Wait")))
                .body(json("ToothNumTP", is("")))
                .body(json("Surf", is("M")))
                .body(json("ProcCode", is("X1")))
                .body(json("Descript", is("Prophy")))
                .body(json("FeeAmt", is(72.0f)))
                .body(json("PriInsAmt", is(72.0f)))
                .body(json("SecInsAmt", is(1.0f)))
                .body(json("PatAmt", is(0.0f)))
                .body(json("Discount", is(17.0f)))
                .body(json("Prognosis", is("Good")))
                .body(json("Dx", is("Caries")))
                .body(json("ProcAbbr", is("Pro")))
                .body(json("FeeAllowed", is(70.5f)));
        program.put(path, "{\"Descript\": \"Prophy\"}").statusCode(200);
        assertThat(Events.of(Topic.TREATMENTS, program.idOf(saved), 3))
                .extracting(Events.Published::type)
                .containsExactly("treatment-plan-saved", "treatment-plan-updated", "treatment-plan-updated");
        program.practice().get(plan).body(json("steps[0].procedure", is("resin")));

        program.put(TREATPLANS + "/" + saved, "{\"isSignedPractice\": \"true\"}")
                .statusCode(200);
        var before = program.get("/proctps?TreatPlanNum=" + saved).extract().asString();
        refused(program.put(path, "{\"Discount\": 1}"), 400, "The treatplan is signed, its proctps cannot be changed.");
        refused(program.delete(path), 400, "The treatplan is signed, its proctps cannot be changed.");
        program.get("/proctps?TreatPlanNum=" + saved).body(is(before));
        program.put(TREATPLANS + "/" + saved, "{\"isSignedPractice\": \"false\"}")
                .statusCode(200);
        program.delete(path).statusCode(200);
        program.get("/proctps?TreatPlanNum=" + saved).body(json("size()", is(1)));
        refused(program.delete(path), 404, "ProcTP not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            GET    | /proctps                       | -                        | 400 | TreatPlanNum is required.
            GET    | /proctps?TreatPlanNum=x        | -                        | 400 | TreatPlanNum is invalid.
            GET    | /proctps?TreatPlanNum={theirs} | -                        | 404 | TreatPlan not found
            GET    | /proctps/{item}                | -                        | 400 | proctps GET {item} is not a valid method.
            POST   | /proctps                       | {}                       | 400 | proctps POST  is not a valid method.
            PUT    | /proctps/999999999             | {"Discount": 1}          | 404 | ProcTP not found
            PUT    | /proctps/{theirItem}           | {"Discount": 1}          | 404 | ProcTP not found
            DELETE | /proctps/{theirItem}           | -                        | 404 | ProcTP not found
            PUT    | /proctps/{item}                | {"Discount": "x"}        | 400 | Discount is invalid.
            PUT    | /proctps/{item}                | {"Discount": -1}         | 400 | Discount is invalid.
            PUT    | /proctps/{item}                | {"FeeAmt": 1e30}         | 400 | FeeAmt is invalid.
            PUT    | /proctps/{item}                | {"FeeAmt": 1.005}        | 400 | FeeAmt is invalid.
            PUT    | /proctps/{item}                | {"PatAmt": {}}           | 400 | PatAmt is invalid.
            PUT    | /proctps/{item}                | {"Priority": 516}        | 404 | Priority not found
            PUT    | /proctps/{item}                | {"Priority": 520}        | 404 | Priority not found
            PUT    | /proctps/{item}                | {"Priority": 99920}      | 404 | Priority not found
            PUT    | /proctps/{item}                | {"Priority": "Wait"}     | 400 | Priority is invalid.
            PUT    | /proctps/{item}                | {"ProcCode": ["x"]}      | 400 | ProcCode is invalid.
            PUT    | /proctps/{item}                | {"Descript": "a\\u0000"} | 400 | Descript is invalid.
            """)
    void whatCannotBeMeantIsRefusedInPlainWords(Method method, String path, String body, int status, String sentence) {
        long theirs = theirPlan();
        long theirItem = (long) Database.value(
                "select number from saved_item where clinic_id = ? limit 1",
                neighbour.practice().clinic());
        var at = path.replace("{theirs}", "" + theirs)
                .replace("{theirItem}", "" + theirItem)
                .replace("{item}", "" + items());
        var request = program.call().urlEncodingEnabled(false);
        if (body != null) {
            request.body(body);
        }

        refused(request.request(method, API + at).then(), status, sentence.replace("{item}", "" + items()));

        given().contentType(ContentType.JSON)
                .urlEncodingEnabled(false)
                .request(method, API + at)
                .then()
                .statusCode(sentence.endsWith("method.") ? 400 : 401);
    }

    @Test
    void whoMayOnlyReadReads() {
        var viewer = Caller.of(program.practice().clinic(), Roles.VIEWER);

        viewer.call().get(API + PROCTPS + "?TreatPlanNum=" + saved).then().statusCode(200);
        viewer.call().body("{}").put(API + PROCTPS + "/" + items()).then().statusCode(401);
        viewer.call().delete(API + PROCTPS + "/" + items()).then().statusCode(401);
    }

    /** The ProcTPNum of the first. */
    private long items() {
        return program.get("/proctps?TreatPlanNum=" + saved)
                .extract()
                .as(Json.class)
                .getLong("[0].ProcTPNum");
    }

    private static long theirPlan() {
        var theirs = neighbour.practice().plan("x");
        neighbour.practice().step(theirs, "x");
        return neighbour.saved((long) Database.value("select number from treatment_plan where id = ?", theirs));
    }
}
