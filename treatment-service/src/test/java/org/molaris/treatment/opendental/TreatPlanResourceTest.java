package org.molaris.treatment.opendental;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.opendental.Program.API;
import static org.molaris.treatment.opendental.Program.TREATPLANS;
import static org.molaris.treatment.opendental.Program.refused;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
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
import org.molaris.test.Passports;
import org.molaris.test.PdfPages;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatPlanResourceTest {

    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
    private static final String EVERYTHING_SIGNED = """
            {"DateTP": "2024-01-27", "Heading": "Saved Treatment Plan for Extractions + Implant",
             "Note": "Please read this carefully.", "ResponsParty": 712, "SignatureText": "Pamela Hoovey",
             "SignaturePracticeText": "Dr. Ben Jeong", "isSigned": "true", "isSignedPractice": "true"}""";

    private static Program program;
    private static Program neighbour;

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String clinicService;

    @BeforeAll
    static void twoClinics() {
        program = Program.of(Practice.open(), 31);
        neighbour = Program.of(Practice.open(), 8_000_031);
        var responsible = Ids.next();
        program.practice().tellPatient(responsible, 1, "\"number\": 712, \"first_name\": \"Pamela\"");
        program.practice().until("patient", 1, responsible);
    }

    @Test
    void aPlanIsMadeInactiveAsItIsSaid() {
        var made = program.post(TREATPLANS, """
                {"PatNum": "31", "Heading": "Fillings", "Note": "ONLY AN ESTIMATE.", "TPType": "Insurance",
                 "TPStatus": "Saved",}""").statusCode(201);

        long number = Program.numberOf(made);
        made.header("location", endsWith(API + TREATPLANS + "/" + number)).body(is("""
                {"TreatPlanNum":%d,"PatNum":31,"DateTP":"0001-01-01","Heading":"Fillings","Note":"ONLY AN ESTIMATE.",\
                "SigIsTopaz":"false","ResponsParty":0,"DocNum":0,"TPStatus":"Inactive","SecUserNumEntry":0,\
                "SecDateEntry":"%s","SecDateTEdit":"%s","UserNumPresenter":0,"TPType":"Insurance",\
                "DateTSigned":"0001-01-01 00:00:00","DateTPracticeSigned":"0001-01-01 00:00:00","SignatureText":"",\
                "SignaturePracticeText":"","isSigned":"false","isSignedPractice":"false"}""".formatted(
                        number, today(), made.extract().as(Json.class).at("SecDateTEdit"))));
        made.body(json("SecDateTEdit", matchesPattern(MOMENT)));
        program.practice()
                .get(program.idOf(number))
                .body(json("title", is("Fillings")))
                .body(json("status", is("paused")))
                .body(json("type", is("insurance")));
        assertThat(Events.of(Topic.TREATMENTS, program.idOf(number), 1))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("treatment-plan-created"));
    }

    @Test
    void whatIsLeftOutFollowsFromTheClinicAndThePatient() {
        var own = Program.of(Practice.open(), 5);
        own.settings("{\"default_note\": \"Sólo una estimación.\"}")
                .body(json("default_note", is("Sólo una estimación.")));
        own.practice().tellPatient(own.practice().patient(), 3, """
                "number": 5, "first_name": "Ana", "default_discount": 10.00""");
        own.practice().until("patient", 3, own.practice().patient());

        own.post(TREATPLANS, "{\"PatNum\": 5}")
                .statusCode(201)
                .body(json("Heading", is("Inactive Treatment Plan")))
                .body(json("Note", is("Sólo una estimación.")))
                .body(json("TPType", is("Discount")));
        own.post(TREATPLANS, "{\"PatNum\": 5, \"Note\": \"\", \"TPType\": \"Insurance\"}")
                .body(json("Note", is("")))
                .body(json("TPType", is("Insurance")));
        own.practice()
                .get(own.practice().plan("Nativo"))
                .body(json("type", is("discount")))
                .body(json("notes", nullValue()));
    }

    @Test
    void aRepeatUnderTheSameKeyMakesNoSecondPlan() {
        var key = UUID.randomUUID().toString();
        var body = "{\"PatNum\": 31, \"Heading\": \"Once\"}";

        var first = program.call().header("Idempotency-Key", key).body(body).post(API + TREATPLANS);
        program.put(TREATPLANS + "/" + first.as(Json.class).at("TreatPlanNum"), "{\"Heading\": \"Later\"}");
        var again = program.call().header("Idempotency-Key", key).body(body).post(API + TREATPLANS);

        assertThat(again.asString()).isEqualTo(first.asString()).contains("Once");
    }

    @Test
    void plansAreListedByPatientKindAndChangeOldestFirst() {
        var own = Program.of(Practice.open(), 1897);
        var active = own.practice().plan("Active Treatment Plan");
        long inactive = own.plan("Waiting");
        long saved = own.saved(inactive);
        var gone = own.practice().plan("Gone");
        own.practice().patchPlan(gone, "{\"status\": \"cancelled\"}").statusCode(200);
        long done = own.plan("Done");
        own.practice().patchPlan(own.idOf(done), "{\"status\": \"completed\"}").statusCode(200);
        Database.execute("update treatment_plan set updated_at = '2022-07-01T11:30:00Z' where id = ?", active);

        own.get("/treatplans?PatNum=1897&TPStatus=Saved")
                .statusCode(200)
                .body(json("TreatPlanNum", contains((int) saved)))
                .body(json("[0].DateTP", is(today())));
        own.get("/treatplans?TPStatus=Active")
                .body(json("Heading", contains("Active Treatment Plan")))
                .body(json("[0].TPStatus", is("Active")));
        own.get("/treatplans?TPStatus=Inactive").body(json("TreatPlanNum", contains((int) inactive, (int) done)));
        own.get("/treatplans?Unknown=1").body(json("TPStatus", contains("Active", "Inactive", "Saved", "Inactive")));
        own.get("/treatplans?PatNum=1897&Offset=1&Limit=2")
                .body(json("TreatPlanNum", contains((int) inactive, (int) saved)));
        // By the clinic's clock, which is six hours behind.
        own.get("/treatplans?SecDateTEdit=2022-07-01%2005%3A30%3A00").body(json("size()", is(4)));
        own.get("/treatplans?SecDateTEdit=2022-07-01+05:30:01")
                .body(json("Heading", not(hasItem("Active Treatment Plan"))))
                .body(json("size()", is(3)));
        own.get("/treatplans?TPStatus=Active&DateFormatString=MM/dd/yyyy&DateTimeFormatString=yyy")
                .statusCode(400);
        own.get("/treatplans?TPStatus=Active&DateFormatString=MM/dd/yyyy&DateTimeFormatString=HH:mm%20zzz")
                .body(json("[0].DateTP", is("01/01/0001")))
                .body(json("[0].SecDateTEdit", is("05:30 -06:00")));
        own.get("/treatplans?PatNum=1897&TPStatus=Saved&Offset=5").body(json("", empty()));
    }

    @Test
    void aPlanIsSavedAsItIsAndFollowsNothing() {
        var practice = program.practice();
        var plan = practice.plan("Coronas");
        practice.step(plan, "Corona");
        long number = numberOf(plan);

        var saved = program.post(TREATPLANS + "/Saved", """
                {"TreatPlanNum": %d, "Heading": "Saved Plan", "UserNumPresenter": "5"}""".formatted(number)).statusCode(201);
        long copy = Program.numberOf(saved);
        practice.patchPlan(plan, "{\"title\": \"Otra\"}").statusCode(200);

        assertThat(copy).isNotEqualTo(number);
        saved.header("location", endsWith(API + TREATPLANS + "/" + copy)).body(is("""
                {"TreatPlanNum":%d,"PatNum":31,"DateTP":"%s","Heading":"Saved Plan","Note":"","SigIsTopaz":"false",\
                "ResponsParty":0,"DocNum":0,"TPStatus":"Saved","SecUserNumEntry":0,"SecDateEntry":"%s","SecDateTEdit":"%s",\
                "UserNumPresenter":5,"TPType":"Insurance","DateTSigned":"0001-01-01 00:00:00",\
                "DateTPracticeSigned":"0001-01-01 00:00:00","SignatureText":"","SignaturePracticeText":"",\
                "isSigned":"false","isSignedPractice":"false"}""".formatted(
                        copy, today(), today(), saved.extract().as(Json.class).at("SecDateTEdit"))));
        program.get("/treatplans?TPStatus=Saved")
                .body("find { it.TreatPlanNum == " + copy + " }.Heading", is("Saved Plan"));
        refused(
                program.post(TREATPLANS + "/Saved", "{\"TreatPlanNum\": %d}".formatted(copy)),
                400,
                "TreatPlanNum must be that of an Active or Inactive treatplan.");
        assertThat(Events.of(Topic.TREATMENTS, program.idOf(copy), 1).get(0).type())
                .isEqualTo("treatment-plan-saved");
        practice.owner()
                .call()
                .get(Practice.PLANS + "/{id}/copies", plan)
                .then()
                .statusCode(200)
                .body(json("copies.number", contains((int) copy)))
                .body(json("copies[0].title", is("Saved Plan")))
                .body(json("copies[0].saved_on", is(today())))
                .body(json("copies[0].signed_at", nullValue()));
    }

    @Test
    void aSavedPlanIsSignedAndUnsigned() {
        long plan = program.plan("Implant");
        long saved = program.saved(plan);
        var path = TREATPLANS + "/" + saved;

        var signed = program.put(path, EVERYTHING_SIGNED).statusCode(200);

        signed.body(is("""
                {"TreatPlanNum":%d,"PatNum":31,"DateTP":"2024-01-27",\
                "Heading":"Saved Treatment Plan for Extractions + Implant","Note":"Please read this carefully.",\
                "SigIsTopaz":"false","ResponsParty":712,"DocNum":0,"TPStatus":"Saved","SecUserNumEntry":0,\
                "SecDateEntry":"%s","SecDateTEdit":"%s","UserNumPresenter":0,"TPType":"Insurance","DateTSigned":"%s",\
                "DateTPracticeSigned":"%4$s","SignatureText":"Pamela Hoovey","SignaturePracticeText":"Dr. Ben Jeong",\
                "isSigned":"true","isSignedPractice":"true"}""".formatted(
                        saved,
                        today(),
                        signed.extract().as(Json.class).at("SecDateTEdit"),
                        signed.extract().as(Json.class).at("DateTSigned"))));
        signed.body(json("DateTSigned", matchesPattern(MOMENT)));
        var at = signed.extract().as(Json.class).<String>at("DateTSigned");
        var line = "Digitally Signed by Amazing Smiles Date Signed: \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d [AP]M";
        copiesOf(plan)
                .body(json("copies[0].signature", matchesPattern(line)))
                .body(json("copies[0].practice_signature", matchesPattern(line)))
                .body(json("copies[0].signature_text", is("Pamela Hoovey")));
        program.put(path, "{\"isSigned\": \"false\"}")
                .statusCode(200)
                .body(json("isSigned", is("false")))
                .body(json("DateTSigned", is("0001-01-01 00:00:00")))
                .body(json("DateTPracticeSigned", is(at)))
                .body(json("SignatureText", is("Pamela Hoovey")));
        program.put(path, "{\"isSignedPractice\": \"false\", \"SignatureText\": \"\", \"ResponsParty\": 0}")
                .body(json("isSignedPractice", is("false")))
                .body(json("SignatureText", is("")))
                .body(json("ResponsParty", is(0)));
        var told = Events.of(Topic.TREATMENTS, program.idOf(saved), 4);
        assertThat(told).extracting(Events.Published::type).containsOnlyOnce("treatment-plan-saved");
        assertThat(told.get(1).type()).isEqualTo("treatment-plan-updated");
        assertThat(told.get(1).data().getString("treatment_plan.signed_at")).isNotBlank();
        assertThat(told.get(1).raw().value()).doesNotContain("Hoovey", "Digitally", "carefully");
    }

    @Test
    void whatChangesNothingIsNotToldAndAPlanThatIsFollowedIsChangedAsNatively() {
        var plan = program.practice().plan("Nativo");
        var path = TREATPLANS + "/" + numberOf(plan);

        program.put(path, "{}").statusCode(200);
        program.put(path, "{\"Heading\": \"Nativo\", \"isSigned\": \"false\"}").statusCode(200);
        program.put(
                        path,
                        "{\"Heading\": \"Changed\", \"Note\": \"N\", \"TPType\": \"Discount\", \"TPStatus\": \"Saved\"}")
                .body(json("Heading", is("Changed")))
                .body(json("TPStatus", is("Active")));

        program.practice()
                .get(plan)
                .body(json("title", is("Changed")))
                .body(json("notes", is("N")))
                .body(json("type", is("discount")));
        program.practice().patchPlan(plan, "{\"type\": \"insurance\"}").statusCode(200);
        program.get("/treatplans?PatNum=31&Limit=1000")
                .body("find { it.Heading == 'Changed' }.TPType", is("Insurance"));
        assertThat(Events.of(Topic.TREATMENTS, plan, 3))
                .extracting(Events.Published::type)
                .containsExactly("treatment-plan-created", "treatment-plan-updated", "treatment-plan-updated");
    }

    @Test
    void thePaperOfTheClinicSaysWhatIsSigned() {
        var own = Program.of(Practice.open(), 6);
        long plan = own.plan("x");
        long saved = own.saved(plan);
        own.settings("{\"signature_text\": false, \"practice_signature\": false, \"practice_signature_text\": false}");
        var path = TREATPLANS + "/" + saved;
        var before = own.get("/treatplans?TPStatus=Saved").extract().asString();

        refused(
                own.put(path, "{\"Heading\": \"y\", \"SignatureText\": \"A\"}"),
                400,
                "SignatureText is not allowed by the Treatment Plan Sheet.");
        refused(
                own.put(path, "{\"Heading\": \"y\", \"isSignedPractice\": \"true\"}"),
                400,
                "isSignedPractice is not allowed by the Treatment Plan Sheet.");
        refused(
                own.put(path, "{\"Heading\": \"y\", \"SignaturePracticeText\": \"A\", \"isSigned\": \"true\"}"),
                400,
                "SignaturePracticeText is not allowed by the Treatment Plan Sheet.");
        refused(
                own.put(TREATPLANS + "/" + plan, "{\"isSigned\": \"true\"}"),
                400,
                "Only a treatplan with a TPStatus of Saved can be signed.");
        refused(
                own.put(TREATPLANS + "/" + plan, "{\"DateTP\": \"2024-01-27\"}"),
                400,
                "DateTP can only be set if TPStatus is Saved.");
        refused(own.put(path, "{\"Heading\": \"y\", \"ResponsParty\": 712}"), 404, "ResponsParty not found");

        own.get("/treatplans?TPStatus=Saved").body(is(before));
        own.put(path, "{\"isSigned\": true}").statusCode(200).body(json("isSigned", is("true")));
    }

    @Test
    void theSignedPaperIsKeptAmongThePatientsDocuments() throws IOException {
        var own = Program.of(Practice.open(), 7);
        var plan = own.practice().plan("Implante");
        own.practice().addStep(plan, "{\"procedure\": \"Pilar\", \"estimated_cost\": 300.5}");
        long saved = own.saved(numberOf(plan));
        own.settings("{\"save_signed_to_pdf\": true}");
        var path = TREATPLANS + "/" + saved;
        var documents = "/internal/patients/" + own.practice().patient() + "/documents";

        teach(documents + "/{id}", "503{}");
        own.put(path, EVERYTHING_SIGNED.replace("712", "7")).statusCode(503);
        own.get("/treatplans?TPStatus=Saved")
                .body(json("[0].isSigned", is("false")))
                .body(json("[0].Heading", is("Implante")));
        teach(documents + "/{id}", """
                200{"id": "{id}", "number": 476, "created_at": "2024-01-27T20:13:05Z"}""");
        own.put(path, EVERYTHING_SIGNED.replace("712", "7"))
                .statusCode(200)
                .body(json("DocNum", is(476)))
                // That of the paper that is there already.
                .body(json("DateTSigned", is("2024-01-27 14:13:05")));

        assertThat(askedFor(documents))
                .hasSize(2)
                .containsOnly(askedFor(documents).get(0));
        copiesOf(own, plan)
                .body(json("copies[0].document_id", is(askedFor(documents).get(0))))
                .body(json(
                        "copies[0].signature",
                        is("Digitally Signed by Amazing Smiles Date Signed: 01/27/2024 14:13:05 PM")));
        var brought =
                Json.of(given().get(clinicService + "/brought" + documents).asString());
        assertThat(brought.getString("name")).isEqualTo("treatment-plan-" + saved + ".pdf");
        var page = PdfPages.of(Base64.getDecoder()
                        .decode(brought.getString("base64_data").getBytes(UTF_8)))
                .get(0);
        assertThat(page)
                .contains("Saved Treatment Plan for Extractions + Implant", "Pilar", "$300.50", "Please read this")
                .contains("Digitally Signed by Amazing", "Pamela Hoovey", "Dr. Ben Jeong", "27 de enero de 2024");
        // What is not signed needs no paper.
        own.put(path, "{\"isSigned\": \"false\"}").body(json("DocNum", is(476)));
        assertThat(askedFor(documents)).hasSize(2);
    }

    @Test
    void whatIsDeletedIsGoneForEverybodyAndCancelledNatively() {
        long plan = program.plan("Gone");
        long saved = program.saved(plan);

        program.delete(TREATPLANS + "/" + saved).statusCode(200);
        copiesOf(plan).body(json("copies", empty()));
        program.delete(TREATPLANS + "/" + plan).statusCode(200);

        program.practice().get(program.idOf(plan)).body(json("status", is("cancelled")));
        for (long gone : new long[] {plan, saved}) {
            var path = TREATPLANS + "/" + gone;
            refused(program.delete(path), 404, "TreatPlan not found");
            refused(program.put(path, "{\"Heading\": \"x\"}"), 404, "TreatPlan not found");
            refused(
                    program.post(TREATPLANS + "/Saved", "{\"TreatPlanNum\": %d}".formatted(gone)),
                    404,
                    "TreatPlan not found");
            refused(program.get("/proctps?TreatPlanNum=" + gone), 404, "TreatPlan not found");
            assertThat(Events.of(Topic.TREATMENTS, program.idOf(gone), 2).get(1).type())
                    .isEqualTo("treatment-plan-cancelled");
        }
        assertThat(program.get("/treatplans?PatNum=31&Limit=1000")
                        .extract()
                        .as(Json.class)
                        .<List<Integer>>at("TreatPlanNum"))
                .doesNotContain((int) plan, (int) saved);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            GET    | /treatplans?PatNum=8000031                 | -                                     | 404 | Patient not found
            GET    | /treatplans?PatNum=0                       | -                                     | 404 | Patient not found
            GET    | /treatplans?PatNum=x                       | -                                     | 400 | PatNum is invalid.
            GET    | /treatplans?TPStatus=Cancelled             | -                                     | 400 | TPStatus is invalid.
            GET    | /treatplans?TPStatus=1                     | -                                     | 400 | TPStatus is invalid.
            GET    | /treatplans?SecDateTEdit=2024-13-45        | -                                     | 400 | SecDateTEdit format must be yyyy-MM-dd HH:mm:ss.
            GET    | /treatplans?Offset=-1                      | -                                     | 400 | Offset is invalid.
            GET    | /treatplans/{plan}                         | -                                     | 400 | treatplans GET {plan} is not a valid method.
            PUT    | /treatplans                                | {}                                    | 400 | treatplans PUT  is not a valid method.
            DELETE | /treatplans/Saved                          | -                                     | 400 | treatplans DELETE Saved is not a valid method.
            POST   | /treatplans                                | {}                                    | 400 | PatNum is required.
            POST   | /treatplans                                | {"PatNum": 8000031}                   | 404 | Patient not found
            POST   | /treatplans                                | {"PatNum": -31}                       | 400 | PatNum is invalid.
            POST   | /treatplans                                | {"PatNum": {}}                        | 400 | PatNum is invalid.
            POST   | /treatplans                                | {"PatNum": 31, "TPType": 1}           | 400 | TPType is invalid.
            POST   | /treatplans                                | {"PatNum": 31, "TPType": "insurance"} | 400 | TPType is invalid.
            POST   | /treatplans                                | {"PatNum": 31, "Heading": ["x"]}      | 400 | Heading is invalid.
            POST   | /treatplans                                | []                                    | 400 | The body must be a JSON object.
            POST   | /treatplans                                | {"PatNum": 31                         | 400 | The body is not valid JSON.
            POST   | /treatplans/Saved                          | {"Heading": "x"}                      | 400 | TreatPlanNum is required.
            POST   | /treatplans/Saved                          | {"TreatPlanNum": {theirs}}            | 404 | TreatPlan not found
            POST   | /treatplans/Saved                          | {"TreatPlanNum": {plan}, "UserNumPresenter": "me"} | 400 | UserNumPresenter is invalid.
            PUT    | /treatplans/{theirs}                       | {"Heading": "x"}                      | 404 | TreatPlan not found
            PUT    | /treatplans/999999999999999999             | {"Heading": "x"}                      | 404 | TreatPlan not found
            PUT    | /treatplans/{plan}                         | {"Heading": ""}                       | 400 | Heading is invalid.
            PUT    | /treatplans/{plan}                         | {"isSigned": "maybe"}                 | 400 | isSigned is invalid.
            PUT    | /treatplans/{plan}                         | {"isSigned": []}                      | 400 | isSigned is invalid.
            PUT    | /treatplans/{plan}                         | {"DateTP": "2024-13-45"}              | 400 | DateTP format must be yyyy-MM-dd.
            PUT    | /treatplans/{plan}                         | {"DateTP": 20240127}                  | 400 | DateTP format must be yyyy-MM-dd.
            PUT    | /treatplans/{plan}                         | {"ResponsParty": 8000031}             | 404 | ResponsParty not found
            PUT    | /treatplans/{plan}                         | {"ResponsParty": "x"}                 | 400 | ResponsParty is invalid.
            PUT    | /treatplans/{plan}                         | {"SignatureText": "x"}                | 400 | Only a treatplan with a TPStatus of Saved can be signed.
            DELETE | /treatplans/{theirs}                       | -                                     | 404 | TreatPlan not found
            """)
    void whatCannotBeMeantIsRefusedInPlainWords(Method method, String path, String body, int status, String sentence) {
        long plan = program.plan("Bad");
        long theirs = neighbour.plan("Theirs");
        var request = program.call().urlEncodingEnabled(false);

        if (body != null) {
            request.body(named(body, plan, theirs));
        }
        refused(request.request(method, API + named(path, plan, theirs)).then(), status, named(sentence, plan, theirs));

        given().contentType(ContentType.JSON)
                .urlEncodingEnabled(false)
                .request(method, API + named(path, plan, theirs))
                .then()
                .statusCode(sentence.endsWith("method.") ? 400 : 401);
    }

    @Test
    void tooLongTextIsRefused() {
        refused(
                program.post(TREATPLANS, "{\"PatNum\": 31, \"Heading\": \"%s\"}".formatted("x".repeat(501))),
                400,
                "Heading must have no more than 500 characters.");
        refused(
                program.post(TREATPLANS, "{\"PatNum\": 31, \"Note\": \"%s\"}".formatted("x".repeat(10_001))),
                400,
                "Note must have no more than 10000 characters.");
    }

    @Test
    void whoMayOnlyReadReads() {
        long plan = program.plan("Read");
        var clinic = program.practice().clinic();
        var body = "{\"PatNum\": 31}";

        Caller.of(clinic, Roles.VIEWER).call().get(API + TREATPLANS).then().statusCode(200);
        for (var role : new String[] {Roles.VIEWER, Roles.RECEPTIONIST}) {
            Caller.of(clinic, role)
                    .call()
                    .body(body)
                    .post(API + TREATPLANS)
                    .then()
                    .statusCode(401);
            Caller.of(clinic, role)
                    .call()
                    .delete(API + TREATPLANS + "/" + plan)
                    .then()
                    .statusCode(401);
        }
        var reader = Passports.ofApp(clinic, Roles.DENTIST, "opendental:ReadAll");
        given().auth().oauth2(reader).get(API + TREATPLANS).then().statusCode(200);
        refused(
                given().auth()
                        .oauth2(reader)
                        .body(body)
                        .contentType(ContentType.JSON)
                        .post(API + TREATPLANS)
                        .then(),
                401,
                "The key does not have the permission AllOthers.");
    }

    @Test
    void whatIsDescribedIsWhatIsAnswered() {
        var api = Json.of(given().get("/q/openapi?format=json").asString());

        for (var schema : List.of("TreatPlanView", "ProcTpView", "PreferenceView", "TreatPlanPut", "NewTreatPlan")) {
            var at = "components.schemas." + schema;
            assertThat(api.getMap(at + ".properties").keySet())
                    .as(schema)
                    .containsAll(api.getMap(at + ".examples[0]").keySet());
        }
        assertThat(api.getMap("components.schemas.TreatPlanView.properties").keySet())
                .containsExactlyInAnyOrderElementsOf(api.getMap("components.schemas.TreatPlanView.examples[0]")
                        .keySet());
    }

    private static String named(String text, long plan, long theirs) {
        return text.replace("{plan}", String.valueOf(plan)).replace("{theirs}", String.valueOf(theirs));
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("America/El_Salvador")).toString();
    }

    private static long numberOf(UUID plan) {
        return (long) Database.value("select number from treatment_plan where id = ?", plan);
    }

    private static ValidatableResponse copiesOf(long plan) {
        return copiesOf(program, program.idOf(plan));
    }

    private static ValidatableResponse copiesOf(Program whose, UUID plan) {
        return whose.practice()
                .owner()
                .call()
                .get(Practice.PLANS + "/{id}/copies", plan)
                .then()
                .statusCode(200);
    }

    private void teach(String path, String answer) {
        given().urlEncodingEnabled(false)
                .body(answer)
                .put(clinicService + path.replace("{", "%7B").replace("}", "%7D"))
                .then()
                .statusCode(204);
    }

    /** The ids under which papers were brought. */
    private List<String> askedFor(String documents) {
        return given().get(clinicService + "/asked")
                .asString()
                .lines()
                .filter(line -> line.startsWith(documents + "/"))
                .map(line -> line.substring(documents.length() + 1, line.indexOf(' ')))
                .toList();
    }
}
