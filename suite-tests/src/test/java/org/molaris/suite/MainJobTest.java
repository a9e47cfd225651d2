package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** A patient's payment, from the door to the topic. */
@OnTheSuite
class MainJobTest {

    private final Suite suite;
    private final Api owner;
    private final Api stranger;
    private final Events events;

    MainJobTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.stranger = new Api(suite.gateway(), suite.token("other", "owner"));
        this.events = new Events(suite);
    }

    @Test
    void aPaymentIsRecordedThroughTheGatewayAndPublished() {
        var patient = owner.newPatient("Ana");
        await().until(() -> new Ledger(suite).known(List.of(patient)) == 1);
        var plan = owner.newPlan(patient, "1200.00");

        var answer = owner.pay(plan, "100.00", null).expect(201);

        assertThat(answer.id()).isEqualTo(plan);
        assertThat(answer.raw().body()).contains("\"amount_paid\":100.00");
        assertThat(answer.raw().headers().firstValue("X-Request-Id")).isPresent();
        var published = events.of(Topic.PAYMENTS, plan, 2);
        assertThat(published).extracting(Events::type).containsExactly("payment-plan-created", "payment-recorded");
        var event = published.get(1);
        assertThat(Events.header(event, CloudEvent.ID)).isEqualTo(answer.text("payment.id"));
        assertThat(Events.header(event, CloudEvent.SUBJECT)).isEqualTo(plan.toString());
        assertThat(Events.header(event, CloudEvent.SOURCE)).isEqualTo("/molaris/payment-service");
        assertThat(Events.header(event, CloudEvent.ACTOR)).contains("owner");
        assertThat(Events.header(event, CloudEvent.CLINIC_ID)).isEqualTo(answer.text("clinic_id"));
        assertThat(Instant.parse(Events.header(event, CloudEvent.TIME))).isBefore(Instant.now());
        assertThat(event.value()).contains(patient.toString()).doesNotContain("Ana");
    }

    @Test
    void theAnswersLinksLeadThroughTheDoor() {
        var created = owner.post("/api/dental/patients", "{\"first_name\": \"Gloria\"}")
                .expect(201);

        assertThat(created.raw().headers().firstValue("Location"))
                .contains(suite.gateway() + "/api/dental/patients/" + created.id());
    }

    @Test
    void aPatientIsAnnouncedToTheOthers() {
        var patient = owner.newPatient("Beatriz");

        owner.patch("/api/dental/patients/" + patient + "/recall-opt-out", null).expect(200);

        assertThat(events.of(Topic.PATIENTS, patient, 2))
                .extracting(Events::type)
                .containsExactly("patient-registered", "patient-opted-out");
    }

    @Test
    void aMistakeIsVoidedWithABodyOnItsDelete() {
        var plan = owner.newPlan(owner.newPatient("Carla"), "50");
        var payment = owner.pay(plan, "50", null).expect(201).text("payment.id");

        var voided = owner.delete("/api/dental/payments/" + payment, "{\"reason\": \"Error de captura\"}")
                .expect(200);

        assertThat(voided.text("void_reason")).isEqualTo("Error de captura");
        assertThat(owner.get("/api/dental/payment-plans/" + plan).text("status"))
                .isEqualTo("active");
    }

    @Test
    void anotherClinicSeesNothingOfIt() {
        var patient = owner.newPatient("Diana");
        var plan = owner.newPlan(patient, "50");
        var payment = owner.pay(plan, "50", null).expect(201).text("payment.id");

        stranger.get("/api/dental/patients/" + patient).expect(404);
        stranger.patch("/api/dental/patients/" + patient, "{\"notes\": \"x\"}").expect(404);
        stranger.patch("/api/dental/patients/" + patient + "/recall-opt-out", null)
                .expect(404);
        stranger.delete("/api/dental/patients/" + patient + "/recall-opt-out", null)
                .expect(404);
        stranger.get("/api/dental/payment-plans/" + plan).expect(404);
        stranger.delete("/api/dental/payment-plans/" + plan, null).expect(404);
        stranger.pay(plan, "1", null).expect(404);
        stranger.delete("/api/dental/payments/" + payment, "{\"reason\": \"x\"}")
                .expect(404);
        assertThat(stranger.post("/api/dental/payment-plans", """
                                {"patient_id": "%s", "description": "x", "total_amount": 1}""".formatted(patient))
                        .expect(400)
                        .text("code"))
                .isEqualTo("UNKNOWN_PATIENT");
        assertThat(stranger.get("/api/dental/payment-plans?patient_id=" + patient)
                        .expect(200)
                        .body()
                        .get("plans"))
                .isEmpty();
    }

    @Test
    void whoeverHasNoTokenIsNotLetIn() {
        var nobody = new Api(suite.gateway(), null);

        for (var path : new String[] {
            "/api/dental/patients", "/api/dental/treatment-plans", "/api/dental/payment-plans", "/api/clinics"
        }) {
            var refusal = nobody.get(path).expect(401);
            assertThat(refusal.text("code")).isEqualTo("UNAUTHENTICATED");
            assertThat(refusal.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void aUsersTokenIsNoPassport() {
        assertRefusesUsersTokens("clinic-service", "patients");
        assertRefusesUsersTokens("treatment-service", "treatment-plans");
        assertRefusesUsersTokens("payment-service", "payment-plans");
    }

    private void assertRefusesUsersTokens(String service, String path) {
        new Api(suite.part(service).url(), owner.token())
                .get("/api/dental/" + path)
                .expect(401);
    }

    @Test
    void oneDocumentDescribesAllThatIsBehindTheDoor() {
        var api = new Api(suite.gateway(), null);
        await().until(() -> {
            var paths = api.get("/openapi.json").raw().body();
            return Stream.of("patients", "treatment-plans", "payment-plans", "recall-campaigns")
                    .allMatch(noun -> paths.contains("\"/api/dental/" + noun + "\""));
        });
        var document = api.get("/openapi.json").expect(200).body();

        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .allMatch(path -> path.startsWith("/api/")
                        || path.startsWith("/alfadocs/api/v1/")
                        || path.startsWith("/dentalink/api/v1/")
                        || path.startsWith("/opendental/api/v1/"));
        assertThat(document.findValuesAsText("$ref"))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
        assertThat(document.findValuesAsText("operationId"))
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asText()).isNotBlank();
                    assertThat(operation.path("security")).isNotEmpty();
                }));
        assertThat(document.at("/x-tagGroups").findValuesAsText("name")).doesNotContain("More");
        assertThat(document.at("/components/schemas/NewPatient/examples/0/first_name")
                        .asText())
                .isNotBlank();
    }

    @Test
    void whatIsInsideStaysInside() {
        owner.get("/internal/patients/" + UUID.randomUUID()).expect(404);
        owner.get("/q/health/ready").expect(404);
        owner.get("/q/metrics").expect(404);
    }

    @Test
    void rolesHoldBehindTheDoor() {
        var dentist = new Api(suite.gateway(), suite.token("demo", "dentist"));
        var viewer = new Api(suite.gateway(), suite.token("demo", "viewer"));
        var plan = owner.newPlan(owner.newPatient("Elena"), "50");

        viewer.get("/api/dental/payment-plans/" + plan).expect(200);
        assertThat(dentist.pay(plan, "1", null).expect(403).text("code")).isEqualTo("FORBIDDEN");
        viewer.post("/api/dental/patients", "{\"first_name\": \"x\"}").expect(403);
    }

    @Test
    void aRepeatThroughTheDoorIsReplayed() {
        var plan = owner.newPlan(owner.newPatient("Flor"), "50");
        var key = UUID.randomUUID().toString();

        var first = owner.pay(plan, "50", key).expect(201);
        var second = owner.pay(plan, "50", key).expect(201);

        assertThat(second.raw().body()).isEqualTo(first.raw().body());
        assertThat(second.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    }
}
