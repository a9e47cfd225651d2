package org.molaris.treatment.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.opendental.Charts.CRACKED;
import static org.molaris.treatment.opendental.Charts.LOW;
import static org.molaris.treatment.opendental.Charts.NO_DIAGNOSIS;
import static org.molaris.treatment.opendental.Charts.OPERATOR;
import static org.molaris.treatment.opendental.Charts.PAST_VISIT;
import static org.molaris.treatment.opendental.Charts.PATIENT;
import static org.molaris.treatment.opendental.Charts.URGENT;
import static org.molaris.treatment.opendental.Charts.USUAL_OPERATOR;
import static org.molaris.treatment.opendental.Charts.VISIT;
import static org.molaris.treatment.opendental.Charts.sentence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** Patients' procedures as programs of Open Dental keep them, beside the plans of the native API. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ProcedureLogResourceTest {

    private static final String LOGS = "procedurelogs";
    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    private static Charts charts;
    private static Charts neighbour;
    private static long surfaceCode;

    /** One for all: requests can be sent only now. */
    @BeforeEach
    void aPracticeAndItsNeighbour() {
        if (charts == null) {
            open();
        }
    }

    private static void open() {
        charts = Charts.open();
        neighbour = Charts.open();
        surfaceCode = charts.code("D2331", "Surf", "");
        charts.code("D2393", "Surf", "");
        charts.code("D1206", "ToothRange", "");
        charts.code("D0120", "None", "");
        charts.code("D9972", "Arch", ", \"AreaAlsoToothRange\": \"true\"");
        charts.code("D5110", "Arch", "");
        neighbour.code("D0120", "None", "");
    }

    @Test
    void theExamplesArePosted() {
        var varnish = charts.post(LOGS, """
                        {"PatNum": 31, "ProcDate": "2021-04-28", "ToothRange": "2,3, 13-15", "Priority": %d,
                         "ProcStatus": "TP", "dxName": "Cracked Tooth", "procCode": "D1206"}""".formatted(LOW)).statusCode(201).extract();
        var resin = charts.post(LOGS, """
                        {"PatNum": 31, "AptNum": 0, "ProcDate": "2021-04-25", "ProcFee": "125.95", "Surf": "MO",
                         "ToothNum": "4", "priority": "Low", "ProcStatus": "TP", "ProvNum": 7, "Dx": %d,
                         "PlannedAptNum": 0, "ClinicNum": 0, "procCode": "D2331", }""".formatted(CRACKED)).statusCode(201).extract();

        assertThat(varnish.as(Json.class).getString("ToothRange")).isEqualTo("2,3, 13-15");
        assertThat(varnish.as(Json.class).getString("dxName")).isEqualTo("Cracked Tooth");
        assertThat(varnish.as(Json.class).getLong("ProvNum")).isEqualTo(USUAL_OPERATOR);
        var number = resin.as(Json.class).getLong("ProcNum");
        assertThat(resin.header("location")).endsWith("/opendental/api/v1/procedurelogs/" + number);
        var answer = resin.as(Json.class);
        assertThat(answer.getString("DateTStamp")).matches(MOMENT);
        assertThat(answer.<String, Object>getMap("")).containsExactlyEntriesOf(written(answer, number));

        var shown = charts.get(LOGS + "/" + number).statusCode(200).extract().as(Json.class);
        assertThat(shown.getMap("").keySet().toString())
                .isEqualTo(
                        "[ProcNum, PatNum, AptNum, ProcDate, ProcFee, Surf, ToothNum, ToothRange, Priority, priority,"
                                + " ProcStatus, ProvNum, provAbbr, Dx, dxName, PlannedAptNum, Prosthesis, DateOriginalProsth,"
                                + " ClinicNum, CodeNum, procCode, descript, UnitQty, BaseUnits, DateTStamp, IsDateProsthEst,"
                                + " serverDateTime]");
        assertThat(shown.getString("Prosthesis")).isEmpty();
        assertThat(shown.getString("DateOriginalProsth")).isEqualTo("0001-01-01");
        assertThat(shown.getString("IsDateProsthEst")).isEqualTo("false");
        assertThat(shown.getString("serverDateTime")).matches(MOMENT);
    }

    @Test
    void whatTaxItBearsTheCatalogueSays() {
        Database.execute(
                "update procedure_code set vat_rate = 22 where code = 'D5110' and clinic_id = ?",
                charts.practice().clinic());
        var number = charts.post(LOGS, """
                        {"PatNum": 31, "ProcDate": "2021-04-28", "Surf": "U", "ProcStatus": "TP", "procCode": "D5110"}""")
                .statusCode(201)
                .extract()
                .as(Json.class)
                .<Number>at("ProcNum")
                .longValue();
        Database.execute(
                "update procedure_code set vat_rate = 4 where code = 'D5110' and clinic_id = ?",
                charts.practice().clinic());

        charts.put(LOGS + "/" + number, "{\"ProcFee\": \"10\", \"procCode\": \"d5110\"}")
                .statusCode(200);
        assertThat(vatRateOf(number)).isEqualTo("22.00");
        charts.put(LOGS + "/" + number, "{\"procCode\": \"D9972\", \"ToothRange\": \"5\"}")
                .statusCode(200);
        assertThat(vatRateOf(number)).isEqualTo("0.00");
    }

    private static String vatRateOf(long procedure) {
        return String.valueOf(Database.value("select vat_rate from procedure where number = ?", procedure));
    }

    private static Map<String, Object> written(Json answer, long number) {
        var expected = new LinkedHashMap<String, Object>();
        expected.put("ProcNum", (int) number);
        expected.put("PatNum", 31);
        expected.put("AptNum", 0);
        expected.put("ProcDate", "2021-04-25");
        expected.put("ProcFee", "125.95");
        expected.put("Surf", "MO");
        expected.put("ToothNum", "4");
        expected.put("ToothRange", "");
        expected.put("Priority", (int) LOW);
        expected.put("priority", "Low");
        expected.put("ProcStatus", "TP");
        expected.put("ProvNum", (int) OPERATOR);
        expected.put("provAbbr", "DOC1");
        expected.put("Dx", (int) CRACKED);
        expected.put("dxName", "Cracked Tooth");
        expected.put("PlannedAptNum", 0);
        expected.put("ClinicNum", 0);
        expected.put("CodeNum", (int) surfaceCode);
        expected.put("procCode", "D2331");
        expected.put("descript", "about D2331");
        expected.put("UnitQty", 1);
        expected.put("BaseUnits", 0);
        expected.put("DateTStamp", answer.at("DateTStamp"));
        expected.put("serverDateTime", "");
        return expected;
    }

    @Test
    void theDescriptionHasTheirNames() {
        var schemas = given().get("/q/openapi?format=json").then().extract().as(Json.class);

        for (var view : List.of("ProcedureLogView", "ProcedureCodeView", "TreatPlanAttachView")) {
            var schema = "components.schemas." + view;
            assertThat(schemas.<String, Object>getMap(schema + ".properties").keySet())
                    .containsExactlyInAnyOrderElementsOf(schemas.<String, Object>getMap(schema + ".examples[0]")
                            .keySet());
        }
    }

    @Test
    void theExamplesArePut() {
        var resin = planned("\"procCode\": \"D2331\", \"ToothNum\": \"4\", \"Surf\": \"M\"");
        var bleach = planned("\"procCode\": \"D9972\", \"Surf\": \"U\", \"ToothRange\": \"2\"");
        var denture = planned("\"procCode\": \"D5110\", \"Surf\": \"U\"");

        charts.put(LOGS + "/" + resin, """
                        {"AptNum": "1023", "ProcDate": "2022-04-25", "ProcFee": "250", "Priority": "%d", "ProcStatus": "TP",
                         "ProvNum": "7", "Dx": "%d", "PlannedAptNum": "0", "ClinicNum": "2", "ToothNum": "14",
                         "Surf": "MO", "ToothRange": ""}""".formatted(URGENT, NO_DIAGNOSIS))
                .statusCode(200)
                .body(json("AptNum", is(1023)))
                .body(json("ProcDate", is("2022-04-25")))
                .body(json("ProcFee", is("250.00")))
                .body(json("Surf", is("MO")))
                .body(json("ToothNum", is("14")))
                .body(json("Priority", is((int) URGENT)))
                .body(json("priority", is("1")))
                .body(json("ProcStatus", is("TP")))
                .body(json("ProvNum", is((int) OPERATOR)))
                .body(json("dxName", is("None")))
                .body(json("ClinicNum", is(2)))
                .body(json("serverDateTime", is("")));
        assertThat(charts.get(LOGS + "?ClinicNum=2").extract().as(Json.class).getList("ProcNum", Long.class))
                .contains(resin)
                .doesNotContain(bleach);
        assertThat(charts.get(LOGS + "?AptNum=1023&PatNum=31")
                        .extract()
                        .as(Json.class)
                        .getList("ProcNum", Long.class))
                .contains(resin)
                .doesNotContain(bleach);
        charts.put(LOGS + "/" + bleach, "{\"procCode\": \"D9972\", \"Surf\": \"L\", \"ToothRange\": \"30,31, 18-21\"}")
                .statusCode(200)
                .body(json("Surf", is("L")))
                .body(json("ToothRange", is("30,31, 18-21")));
        charts.put(LOGS + "/" + denture, "{\"procCode\": \"D9972\", \"ToothRange\": \"5\"}")
                .statusCode(200)
                .body(json("descript", is("about D9972")));
        charts.put(LOGS + "/" + denture, "{\"procCode\": \"D2331\"}")
                .statusCode(400)
                .body(is("\"The treatment areas of the current and the new procCode must match.\""));
        charts.put(LOGS + "/" + resin, "{\"AptNum\": 0, \"PlannedAptNum\": 1023}")
                .statusCode(200)
                .body(json("AptNum", is(0)))
                .body(json("PlannedAptNum", is(1023)));
        assertThat(charts.get(LOGS + "?PlannedAptNum=1023")
                        .extract()
                        .as(Json.class)
                        .getList("ProcNum", Long.class))
                .containsExactly(resin);
    }

    @Test
    void whatIsTreatmentPlannedIsAStepOfThePatientsActivePlan() {
        var alone = Charts.open();
        alone.code("D0120", "None", "");
        alone.practice().planOf(alone.practice().patient(), "paused");
        alone.practice()
                .patchPlan(plansOf(alone).getUUID("plans[0].id"), "{\"status\": \"paused\"}")
                .statusCode(200);

        var number = alone.post(LOGS, """
                        {"PatNum": "31", "ProcDate": "2026-03-02", "ProcStatus": "TP", "procCode": "d0120",
                         "AptNum": 1023, "ProcFee": 45.5}""")
                .statusCode(201)
                .body(json("procCode", is("D0120")))
                .body(json("Priority", is((int) URGENT)))
                .body(json("Dx", is((int) NO_DIAGNOSIS)))
                .extract()
                .as(Json.class)
                .getLong("ProcNum");

        var plan = plansOf(alone).getUUID("plans[0].id");
        var step = alone.practice()
                .get(plan)
                .body(json("title", is("Active Treatment Plan")))
                .body(json("status", is("active")))
                .body(json("steps.procedure", contains("about D0120")))
                .body(json("steps[0].status", is("scheduled")))
                .body(json("steps[0].estimated_cost", is(45.5f)))
                .body(json("steps[0].appointment_id", is(alone.visit(VISIT).toString())))
                .body(json("steps[0].procedure_id", is(alone.procedure(number).toString())))
                .extract()
                .as(Json.class)
                .getUUID("steps[0].id");
        assertThat(typesOf(plan, 2)).containsExactly("treatment-plan-created", "treatment-step-added");

        alone.put(LOGS + "/" + number, "{\"ProcStatus\": \"C\"}")
                .statusCode(200)
                .body(json("ProcStatus", is("C")));
        alone.practice().get(plan).body(json("steps[0].status", is("completed")));
        assertThat(typesOf(plan, 3)).contains("treatment-step-completed");
        alone.practice()
                .patchStep(step, "{\"status\": \"pending\", \"estimated_cost\": 50}")
                .statusCode(200);
        alone.get(LOGS + "/" + number).body(json("ProcStatus", is("TP"))).body(json("ProcFee", is("50.00")));
        alone.practice().patchPlan(plan, "{\"status\": \"paused\"}").statusCode(200);
        alone.get(LOGS + "?ProcStatus=TPi").body(json("ProcNum", contains((int) number)));
        alone.get(LOGS + "?ProcStatus=TP").body(json("", empty()));

        alone.put(LOGS + "/" + number, "{\"ProcStatus\": \"EO\", \"ProcDate\": \"2020-01-15\"}")
                .statusCode(200)
                .body(json("ProcStatus", is("EO")))
                .body(json("ProcDate", is("2020-01-15")));
        alone.practice().get(plan).body(json("steps", empty()));
        assertThat(typesOf(plan, 6)).endsWith("treatment-step-deleted");
        assertThat(typesOf(alone.procedure(number), 1)).containsExactly("procedure-updated");
        alone.delete(LOGS + "/" + number)
                .statusCode(400)
                .body(is("\"Can only delete procedures with a ProcStatus of TP, TPi, or C.\""));
        alone.put(LOGS + "/" + number, "{\"ProcStatus\": \"TP\"}")
                .statusCode(200)
                .body(json("ProcStatus", is("TP")));
        assertThat(plansOf(alone).getList("plans")).hasSize(3);
    }

    @Test
    void aNativeStepIsAProcedure() {
        var plan = charts.practice().plan("native");
        var step = charts.practice()
                .addStep(plan, """
                        {"procedure_code": "D2331", "tooth": "14", "surface": "MOD", "estimated_cost": 80,
                         "appointment_id": "%s"}""".formatted(charts.visit(PAST_VISIT)))
                .statusCode(201)
                .extract()
                .as(Json.class);
        var number = charts.numberOf("procedure", step.getUUID("procedure_id"));

        charts.get(LOGS + "/" + number)
                .statusCode(200)
                .body(json("PatNum", is((int) PATIENT)))
                .body(json("AptNum", is((int) PAST_VISIT)))
                .body(json("ProcFee", is("80.00")))
                .body(json("ToothNum", is("14")))
                .body(json("Surf", is("MOD")))
                .body(json("ProcStatus", is("C")))
                .body(json("ProvNum", is((int) USUAL_OPERATOR)))
                .body(json("provAbbr", is("HYG1")))
                .body(json("Priority", is(0)))
                .body(json("CodeNum", is((int) surfaceCode)))
                .body(json("descript", is("about D2331")));
        charts.put(LOGS + "/" + number, "{\"ToothNum\": \"14\", \"Surf\": \"\", \"ProcFee\": 90}")
                .statusCode(200)
                .body(json("Surf", is("MOD")));
        for (var field : List.of("ToothNum", "Surf", "ToothRange")) {
            charts.put(LOGS + "/" + number, "{\"%s\": \"15\"}".formatted(field))
                    .statusCode(400)
                    .body(is("\"%s cannot be updated on procedures with a ProcStatus of C.\"".formatted(field)));
        }
        charts.practice().get(plan).body(json("steps[0].estimated_cost", is(90.0f)));

        charts.delete(LOGS + "/" + number).statusCode(200).body(is(""));

        charts.practice().get(plan).body(json("steps", empty()));
        charts.get(LOGS + "/" + number).statusCode(200).body(json("ProcStatus", is("D")));
        charts.get(LOGS + "?ProcStatus=D&PatNum=31").body(json("ProcNum", hasItem((int) number)));
        assertThat(charts.get(LOGS + "?PatNum=31").extract().as(Json.class).getList("ProcNum", Long.class))
                .doesNotContain(number);
        assertThat(typesOf(plan, 4)).endsWith("treatment-step-updated", "treatment-step-deleted");
        assertThat(typesOf(step.getUUID("procedure_id"), 1)).containsExactly("procedure-deleted");
        charts.delete(LOGS + "/" + number).statusCode(404).body(is("\"Procedure not found.\""));
        charts.put(LOGS + "/" + number, "{}").statusCode(404);
    }

    @Test
    void whatIsDoneStandsByItselfAndIsToldByItself() {
        var number = charts.post(LOGS, """
                        {"PatNum": 31, "ProcDate": "2021-04-25", "ProcStatus": "C", "procCode": "D0120"}""")
                .statusCode(201)
                .body(json("ProcStatus", is("C")))
                .body(json("ProcFee", is("0.00")))
                .extract()
                .as(Json.class)
                .getLong("ProcNum");
        var id = charts.procedure(number);

        charts.put(LOGS + "/" + number, "{\"ProcFee\": \"10.00\"}").statusCode(200);
        charts.put(LOGS + "/" + number, "{\"ProcFee\": \"10.00\"}").statusCode(200);
        merge();
        charts.delete(LOGS + "/" + number).statusCode(200);

        var told = Events.of(Topic.TREATMENTS, id, 3);
        assertThat(told)
                .extracting(Events.Published::type)
                .containsExactly("procedure-created", "procedure-updated", "procedure-deleted");
        assertThat(told.get(0).data().getString("procedure.done_at")).isEqualTo("2021-04-25T06:00:00.000000Z");
        assertThat(told.get(1).data().getString("procedure.fee")).isEqualTo("10.0");
        assertThat(told.get(2).data().getString("change")).isEqualTo("deleted");
        assertThat(told).extracting(Events.Published::sequence).containsExactly(1L, 2L, 3L);
    }

    /** Somebody who had one done by itself turns out to be somebody else. */
    private static void merge() {
        var duplicate = Ids.next();
        charts.practice().tellPatient(duplicate, 1, "\"number\": 40, \"first_name\": \"Anita\"");
        charts.practice().until("patient", 1, duplicate);
        var theirs =
                charts.post(LOGS, """
                        {"PatNum": 40, "ProcDate": "2021-04-25", "ProcStatus": "EO", "procCode": "D0120"}""").statusCode(201).extract().as(Json.class).getLong("ProcNum");
        charts.practice()
                .tellPatient(duplicate, 2, """
                "number": 40, "first_name": "Anita", "merged_into": "%s\"""".formatted(charts.practice().patient()));
        assertThat(Events.of(Topic.TREATMENTS, charts.procedure(theirs), 2)
                        .get(1)
                        .data()
                        .getString("procedure.patient_id"))
                .isEqualTo(charts.practice().patient().toString());
        charts.get(LOGS + "/" + theirs).body(json("PatNum", is((int) PATIENT)));
    }

    @Test
    void aListIsPagedAndKeptInStepWith() {
        var alone = Charts.open();
        alone.code("D0120", "None", "");
        var body = "{\"PatNum\": 31, \"ProcDate\": \"2021-04-25\", \"ProcStatus\": \"C\", \"procCode\": \"D0120\"}";
        var first = alone.post(LOGS, body).extract().as(Json.class).getInt("ProcNum");
        var second = alone.post(LOGS, body).extract().as(Json.class).getInt("ProcNum");

        alone.get(LOGS + "?PatNum=31&Whatever=1").statusCode(200).body(json("ProcNum", contains(first, second)));
        alone.get(LOGS + "?PatNum=32").statusCode(200).body(json("", empty()));
        alone.get(LOGS + "?Limit=1&Offset=1").body(json("ProcNum", contains(second)));
        alone.get(LOGS + "?DateTStamp=2020-07-30%2008:00:00&Offset=0").body(json("ProcNum", contains(first, second)));
        alone.get(LOGS + "?DateTStamp=2020-07-30+08%3A00%3A00&ProcStatus=C")
                .body(json("ProcNum", contains(first, second)));
        alone.get(LOGS + "?DateTStamp=2199-07-30+08:00:00").body(json("", empty()));
        alone.get(LOGS + "?DateFormatString=MM/dd/yyyy").body(json("[0].ProcDate", is("04/25/2021")));
        alone.get(LOGS + "?ProcStatus=EO").body(json("", empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "PatNum": null                          | 400 | PatNum is required.
        "PatNum": "x"                           | 400 | PatNum is invalid.
        "PatNum": {}                            | 400 | PatNum is invalid.
        "PatNum": -1                            | 400 | PatNum is invalid.
        "PatNum": 999999999999                  | 404 | Patient not found
        "ProcDate": null                        | 400 | ProcDate is required.
        "ProcDate": "2024-13-45"                | 400 | ProcDate format must be yyyy-MM-dd.
        "ProcDate": "0001-01-01"                | 400 | ProcDate is invalid.
        "ProcStatus": null                      | 400 | ProcStatus is required.
        "ProcStatus": 1                         | 400 | ProcStatus is invalid.
        "ProcStatus": "D"                       | 400 | ProcStatus is invalid.
        "ProcStatus": "C", "ProcDate": "2199-01-01" | 400 | ProcDate cannot be in the future.
        "procCode": ""                          | 400 | procCode is required.
        "procCode": "D9999"                     | 404 | procCode not found
        "AptNum": 5                             | 404 | Appointment not found
        "AptNum": 1024                          | 404 | Appointment not found
        "PlannedAptNum": 1024                   | 404 | Appointment not found
        "Priority": 620, "priority": "Low"      | 400 | Only one of Priority and priority may be given.
        "Dx": 816, "dxName": "None"             | 400 | Only one of Dx and dxName may be given.
        "Priority": 816                         | 404 | Priority not found
        "Priority": 7720                        | 404 | Priority not found
        "priority": "never"                     | 404 | Priority not found
        "Dx": 620                               | 404 | Dx not found
        "dxName": "never"                       | 404 | Dx not found
        "ProvNum": 77                           | 404 | Provider not found
        "ClinicNum": 77                         | 404 | Clinic not found
        "ProcFee": "-1"                         | 400 | ProcFee is invalid.
        "ProcFee": [1]                          | 400 | ProcFee is invalid.
        "ProcFee": "1.005"                      | 400 | ProcFee is invalid.
        "ToothNum": null                        | 400 | ToothNum is required.
        "ToothNum": "33x"                       | 400 | ToothNum is invalid.
        "ToothNum": "49"                        | 400 | ToothNum is invalid.
        "Surf": null                            | 400 | Surf is required.
        "Surf": "XQ"                            | 400 | Surf is invalid.
        "ToothRange": "2,3"                     | 400 | ToothRange is not supported by the treatment area of this procCode.
        "procCode": "D1206", "ToothNum": null, "Surf": null                          | 400 | ToothRange is required.
        "procCode": "D1206", "ToothNum": null, "Surf": null, "ToothRange": "15-13"   | 400 | ToothRange is invalid.
        "procCode": "D5110", "ToothNum": null, "Surf": "MO"                          | 400 | Surf is invalid.
        "procCode": "D0120", "Surf": null       | 400 | ToothNum is not supported by the treatment area of this procCode.
        """)
    void whatIsWrongIsSaid(String wrong, int status, String said) {
        var fields = new LinkedHashMap<String, String>(Map.of(
                "PatNum", "31",
                "ProcDate", "\"2026-03-02\"",
                "ProcStatus", "\"TP\"",
                "procCode", "\"D2331\"",
                "ToothNum", "\"4\"",
                "Surf", "\"MO\""));
        for (var field : wrong.split(", (?=\")", -1)) {
            var parts = field.split(": ", 2);
            fields.put(parts[0].replace("\"", ""), parts[1]);
        }
        var body = fields.entrySet().stream()
                .map(field -> "\"%s\": %s".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));

        var answer = charts.post(LOGS, body).statusCode(status);

        assertThat(sentence(answer)).isEqualTo("\"" + said + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, procedurelogs?PatNum=999, 404, Patient not found",
        "GET, procedurelogs?AptNum=999, 404, Appointment not found",
        "GET, procedurelogs?PlannedAptNum=999, 404, Appointment not found",
        "GET, procedurelogs?ClinicNum=999, 404, Clinic not found",
        "GET, procedurelogs?PatNum=x, 400, PatNum is invalid.",
        "GET, procedurelogs?DateTStamp=2020-13-45, 400, DateTStamp format must be yyyy-MM-dd HH:mm:ss.",
        "GET, procedurelogs?ProcStatus=1, 400, ProcStatus is invalid.",
        "GET, procedurelogs/InsuranceHistory?PatNum=31, 400, procedurelogs GET InsuranceHistory is not a valid method.",
        "POST, procedurelogs/GroupNote, 400, procedurelogs POST GroupNote is not a valid method.",
        "PUT, procedurelogs, 400, procedurelogs PUT  is not a valid method."
    })
    void whatIsAskedForAmissIsSaid(Method method, String path, int status, String said) {
        var answer =
                charts.send(method, path, method == Method.GET ? null : "{}").statusCode(status);

        assertThat(sentence(answer)).isEqualTo("\"" + said + "\"");
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE"})
    void whatIsAnotherClinicsIsNotThere(Method method) {
        var number = planned("\"procCode\": \"D0120\"");

        neighbour
                .send(method, LOGS + "/" + number, method == Method.PUT ? "{\"ProcFee\": 1}" : null)
                .statusCode(404)
                .body(is("\"Procedure not found.\""));

        charts.get(LOGS + "/" + number).statusCode(200).body(json("ProcFee", is("0.00")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, procedurelogs",
        "POST, procedurelogs",
        "GET, procedurelogs/1",
        "PUT, procedurelogs/1",
        "DELETE, procedurelogs/1",
        "GET, procedurecodes",
        "GET, procedurecodes/1",
        "POST, procedurecodes",
        "PUT, procedurecodes/1",
        "GET, treatplanattaches?TreatPlanNum=1",
        "POST, treatplanattaches",
        "PUT, treatplanattaches/1"
    })
    void nobodyIsServedWithoutACredential(Method method, String path) {
        Charts.stranger(method, path).statusCode(401);
    }

    private static long planned(String fields) {
        return charts.post(LOGS, """
                        {"PatNum": 31, "ProcDate": "2026-03-02", "ProcStatus": "TP", %s}""".formatted(fields))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getLong("ProcNum");
    }

    private static Json plansOf(Charts whose) {
        return whose.practice()
                .owner()
                .call()
                .get("/api/dental/treatment-plans")
                .then()
                .statusCode(200)
                .extract()
                .as(Json.class);
    }

    private static List<String> typesOf(UUID subject, int atLeast) {
        return Events.of(Topic.TREATMENTS, subject, atLeast).stream()
                .map(Events.Published::type)
                .toList();
    }
}
