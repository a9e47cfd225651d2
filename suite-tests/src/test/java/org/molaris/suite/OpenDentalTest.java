package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** A program written for Open Dental, at the same door as everybody, over the same records. */
@OnTheSuite
class OpenDentalTest {

    private static final String PREFIX = "/opendental/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Api program;
    private final Api atTheRoot;
    private final Api stranger;
    private final Api owner;

    OpenDentalTest(Suite suite) {
        this.suite = suite;
        var key = "ODFHIR " + suite.key("demo", "opendental_key");
        this.program = new Api(suite.gateway() + PREFIX, key);
        this.atTheRoot = new Api(suite.gateway() + "/api/v1", key);
        this.stranger = new Api(suite.gateway() + PREFIX, "ODFHIR " + suite.key("other", "opendental_key"));
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
    }

    @Test
    void aPlanMadeHereIsPaidNativelyAndSeenDone() {
        var code = "D" + System.nanoTime() % 1_000_000;
        owner.post("/api/dental/procedures", """
                        {"code": "%s", "name": "Corona de porcelana", "price": 320.00}""".formatted(code)).expect(201);

        var patient = program.post("/patients", """
                        {"LName": "Smith", "FName": "Jane%s", "Gender": "Female", "Birthdate": "1976-05-24"}""".formatted(code)).expect(201);
        long patNum = patient.body().get("PatNum").asLong();
        var plan = program.post("/treatplans", """
                        {"PatNum": %d, "Heading": "Crowns", "Note": "ONLY AN ESTIMATE."}""".formatted(patNum)).expect(201);
        long planNum = plan.body().get("TreatPlanNum").asLong();
        var procedure =
                program.post("/procedurelogs", """
                        {"PatNum": "%d", "ProcDate": "2026-01-05", "ProcStatus": "TP", "procCode": "%s", "ToothNum": "4"}""".formatted(patNum, code)).expect(201);
        long procNum = procedure.body().get("ProcNum").asLong();
        program.post("/treatplanattaches", """
                        {"TreatPlanNum": %d, "ProcNum": %d}""".formatted(planNum, procNum)).expect(201);

        var saved = program.post("/treatplans/Saved", """
                        {"TreatPlanNum": %d, "Heading": "Accepted"}""".formatted(planNum)).expect(201);
        long savedNum = saved.body().get("TreatPlanNum").asLong();
        assertThat(savedNum).isNotEqualTo(planNum);
        var signed = program.put("/treatplans/" + savedNum, "{\"isSigned\": \"true\"}")
                .expect(200);
        assertThat(signed.text("isSigned")).isEqualTo("true");
        assertThat(only(program.get("/proctps?TreatPlanNum=" + savedNum))
                        .get("ProcNumOrig")
                        .asLong())
                .isEqualTo(procNum);

        var person = natively(patNum);
        var treatment = only(owner.get("/api/dental/treatment-plans?patient_id=" + person + "&status=active"), "plans");
        var agreement = owner.post("/api/dental/payment-plans", """
                        {"patient_id": "%s", "description": "Corona", "total_amount": 320.00, "treatment_plan_id": "%s"}""".formatted(
                                person, treatment.get("id").asText()))
                .expect(201)
                .id();
        owner.pay(agreement, "320.00", null).expect(201);
        var payment = only(program.get("/payments?PatNum=" + patNum));
        assertThat(payment.get("PayAmt").asText()).isEqualTo("320.00");
        assertThat(only(program.get("/payplans?PatNum=" + patNum))
                        .get("principalAmount")
                        .decimalValue())
                .isEqualByComparingTo("320");

        program.put("/procedurelogs/" + procNum, "{\"ProcStatus\": \"C\"}").expect(200);

        var step = owner.get(
                        "/api/dental/treatment-plans/" + treatment.get("id").asText())
                .expect(200)
                .body()
                .at("/steps/0");
        assertThat(step.get("status").asText()).isEqualTo("completed");
        var told = new Events(suite)
                .upTo(Topic.TREATMENTS, UUID.fromString(treatment.get("id").asText()), "treatment-step-completed");
        assertThat(told).extracting(Events::type).contains("treatment-step-added", "treatment-step-completed");
        assertThat(only(program.get("/proctps?TreatPlanNum=" + savedNum))
                        .get("ProcCode")
                        .asText())
                .isEqualTo(code);
    }

    @Test
    void whatIsMadeNativelyIsSeenHere() {
        var patient = owner.newPatient("Teresa");
        var plan = owner.newTreatment(patient, "Ortodoncia completa");
        owner.addStep(plan, "Colocación de brackets", null).expect(201);
        long patNum = owner.get("/api/dental/patients/" + patient)
                .expect(200)
                .body()
                .get("number")
                .asLong();

        var seen = only(program.get("/treatplans?PatNum=" + patNum + "&TPStatus=Active"));
        var attached = only(program.get(
                "/treatplanattaches?TreatPlanNum=" + seen.get("TreatPlanNum").asLong()));
        var procedure = program.get("/procedurelogs/" + attached.get("ProcNum").asLong())
                .expect(200);

        assertThat(seen.get("Heading").asText()).isEqualTo("Ortodoncia completa");
        assertThat(procedure.text("ProcFee")).isEqualTo("300.00");
        assertThat(stranger.get("/treatplans?PatNum=" + patNum).raw().body()).doesNotContain("Ortodoncia");
        stranger.get("/procedurelogs/" + attached.get("ProcNum").asLong()).expect(404);
        stranger.get("/patients/" + patNum).expect(404);
    }

    @Test
    void theRootIsTheSameForWhoComesWithItsKeys() {
        var made = atTheRoot
                .post("/patients", "{\"LName\": \"Brown\", \"FName\": \"A%s\"}".formatted(System.nanoTime()))
                .expect(201);
        var location = made.raw().headers().firstValue("location").orElseThrow();

        assertThat(location).startsWith(suite.gateway());
        var there = URI.create(location).getRawPath();
        new Api(suite.gateway(), program.token()).get(there).expect(200);
        assertThat(program.get("/patients/" + made.body().get("PatNum").asLong())
                        .expect(200)
                        .text("LName"))
                .isEqualTo("Brown");
        new Api(suite.gateway() + "/api/v1", "ODFHIR md_x/mk_x")
                .get("/patients")
                .expect(401);
        new Api(suite.gateway() + PREFIX, null).get("/patients").expect(401);
    }

    @Test
    void whatMolarisDoesNotServeIsNoResourceOfIts() {
        for (var resource : Stream.of(
                        "adjustments allergies allergydefs appointmenttypes apptfielddefs apptfields asapcomms autonotecontrols"
                                + " autonotes benefits carriers chartmodules claimpayments claimprocs claims claimtrackings"
                                + " clockevents codegroups commlogs computers covcats covspans discountplans discountplansubs"
                                + " diseasedefs diseases documents ehrpatients employees employers eobattaches etransmessagetexts"
                                + " etranss familymodules fees feescheds histappointments inssubs insplans insverifies labcases"
                                + " laboratories labturnarounds medicationpats medications patfielddefs patfields patientnotes"
                                + " patientraces patplans paysplits perioexams periomeasures pharmacies popups procnotes queries"
                                + " quickpastecats quickpastenotes refattaches referrals reports rxpats scheduleops schedules"
                                + " securitylogs securityperms sheetdefs sheets signalods statements subscriptions"
                                + " substitutionlinks tasklists tasknotes tasks toothinitials usergroupattaches usergroups"
                                + " userods nonsense")
                .flatMap(names -> Stream.of(names.split(" ", -1)))
                .toList()) {
            assertThat(program.get("/" + resource).expect(404).raw().body())
                    .isEqualTo("\"%s is not a valid resource.\"".formatted(resource));
        }
    }

    /** The table of what is served is the description of the API, and neither promises what the other does not know. */
    @Test
    void theTableOfWhatIsServedIsTrue() {
        var table = Coverage.inTheRecord("0011-open-dental-over-one-domain.md");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(Coverage.inTheDescription(suite, PREFIX)).isEqualTo(table));
    }

    private UUID natively(long patNum) {
        var found =
                owner.get("/api/dental/patients?limit=200").expect(200).body().get("patients");
        for (var patient : found) {
            if (patient.get("number").asLong() == patNum) {
                return UUID.fromString(patient.get("id").asText());
            }
        }
        throw new AssertionError("There is no patient " + patNum);
    }

    private static JsonNode only(Api.Answer answer) {
        assertThat(answer.expect(200).body()).as(answer.raw().body()).hasSize(1);
        return answer.body().get(0);
    }

    private static JsonNode only(Api.Answer answer, String list) {
        assertThat(answer.expect(200).body().get(list)).as(answer.raw().body()).hasSize(1);
        return answer.body().get(list).get(0);
    }
}
