package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** Treatments from the plan to completion, over three services and the events between them. */
@OnTheSuite
class TreatmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PLANS = "/api/dental/treatment-plans";
    private static final String STEPS = "/api/dental/treatment-steps/";

    private final Suite suite;
    private final Api owner;
    private final Api dentist;
    private final Api stranger;
    private final Events events;

    TreatmentTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.dentist = new Api(suite.gateway(), suite.token("demo", "dentist"));
        this.stranger = new Api(suite.gateway(), suite.token("other", "owner"));
        this.events = new Events(suite);
    }

    @Test
    void theDemoHasTreatmentsInEveryState() {
        var plans = dentist.get(PLANS).expect(200).body().get("plans");

        assertThat(plans.findValuesAsText("status")).contains("active", "paused", "completed", "cancelled");
        var whole = StreamSupport.stream(plans.spliterator(), false)
                .map(plan -> read(UUID.fromString(plan.get("id").asText())))
                .toList();
        assertThat(whole.stream().flatMap(plan -> plan.get("steps").findValuesAsText("status").stream()))
                .contains("pending", "scheduled", "completed", "skipped");
        await().atMost(PATIENCE)
                .until(() -> whole.stream()
                        .anyMatch(plan -> read(idOf(plan))
                                        .get("amount_collected")
                                        .decimalValue()
                                        .signum()
                                > 0));
    }

    @Test
    void aTreatmentFromThePlanToCompletion() {
        var patient = owner.newPatient("Lucía");
        var plan = dentist.newTreatment(patient, "Ortodoncia completa");
        var brackets = step(plan, "Colocación de brackets");
        var control = step(plan, "Control");
        var retainer = step(plan, "Retenedor");
        var visit = book(patient);
        var other = book(patient);

        // No event can have told of them yet.
        assertThat(link(brackets, visit).text("status")).isEqualTo("scheduled");
        assertThat(link(control, other).text("status")).isEqualTo("scheduled");
        owner.delete("/api/dental/appointments/" + other, null).expect(200);
        await().atMost(PATIENCE).until(() -> statuses(plan).equals(List.of("scheduled", "pending", "pending")));
        owner.patch("/api/dental/appointments/" + visit, "{\"state\": \"done\", \"force\": true}")
                .expect(200);
        await().atMost(PATIENCE).until(() -> statuses(plan).equals(List.of("completed", "pending", "pending")));
        say(control, "completed");
        say(retainer, "skipped");
        var payments = owner.post("/api/dental/payment-plans", """
                        {"patient_id": "%s", "description": "Ortodoncia", "total_amount": 900, "treatment_plan_id": "%s"}""".formatted(patient, plan))
                .expect(201)
                .id();
        owner.pay(payments, "500", null).expect(201);
        var mistake = owner.pay(payments, "99.50", null).expect(201).text("payment.id");
        await().atMost(PATIENCE).until(() -> text(plan).contains("\"amount_collected\":599.50"));
        owner.delete("/api/dental/payments/" + mistake, "{\"reason\": \"Error de captura\"}")
                .expect(200);
        await().atMost(PATIENCE).until(() -> text(plan).contains("\"amount_collected\":500.00"));
        dentist.patch(PLANS + "/" + plan, "{\"status\": \"completed\", \"notes\": \"Sin complicaciones\"}")
                .expect(200);

        var done = read(plan);
        assertThat(done.get("status").asText()).isEqualTo("completed");
        assertThat(text(plan)).contains("\"steps_total\":900.00", "\"amount_collected\":500.00");
        assertThat(done.get("progress")).hasToString("""
                {"total":3,"completed":2,"skipped":1,"percent":100}""");
        var told = events.upTo(Topic.TREATMENTS, plan, "treatment-plan-completed");
        assertThat(told)
                .extracting(event -> Events.type(event) + " " + stepIn(event))
                .containsExactly(
                        "treatment-plan-created ",
                        "treatment-step-added " + brackets,
                        "treatment-step-added " + control,
                        "treatment-step-added " + retainer,
                        "treatment-step-updated " + brackets,
                        "treatment-step-updated " + control,
                        "treatment-step-updated " + control,
                        "treatment-step-completed " + brackets,
                        "treatment-step-completed " + control,
                        "treatment-step-updated " + retainer,
                        "treatment-plan-completed ");
        assertThat(told).extracting(TreatmentTest::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(told.get(told.size() - 1).value()).doesNotContain("complicaciones");
    }

    @Test
    void aServiceKilledWhileStepsAreAddedKeepsWhatItAnswered() {
        var patient = owner.newPatient("Rosa");
        var plans = Stream.of("Superior", "Inferior", "Estética")
                .map(title -> owner.newTreatment(patient, title))
                .toList();
        try (var load = new Load(
                key -> owner.addStep(plans.get(Math.floorMod(key.hashCode(), plans.size())), "Obturación", key),
                "id",
                () -> owner.get(PLANS + "?limit=1"),
                4)) {
            await().atMost(PATIENCE).until(() -> load.acknowledged() > 50);

            suite.part("treatment-service").kill();
            suite.part("treatment-service").start();
            int sinceItIsBack = load.acknowledged();
            await().atMost(PATIENCE).until(() -> load.acknowledged() > sinceItIsBack + 50);
            load.finishAndRetry();

            assertThat(load.failed()).isPositive();
            assertThat(plans.stream().flatMap(plan -> stepsOf(plan).stream()))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(new HashSet<>(load.made()));
        }
        plans.forEach(this::everyStepHasItsPlaceAndOneEvent);
    }

    @Test
    void anotherClinicSeesNothingOfItAndNotEverybodyMayPlan() {
        var patient = owner.newPatient("Pilar");
        var plan = dentist.newTreatment(patient, "Implante");
        var step = step(plan, "Corona");
        var viewer = new Api(suite.gateway(), suite.token("demo", "viewer"));
        var desk = new Api(suite.gateway(), suite.token("demo", "receptionist"));
        var nobody = new Api(suite.gateway(), null);
        var theirs = stranger.newTreatment(stranger.newPatient("Irma"), "Corona");
        var writes = List.of(
                new Write("POST", PLANS + "/" + plan + "/steps", "{\"procedure\": \"x\"}"),
                new Write("PATCH", PLANS + "/" + plan, "{\"title\": \"x\"}"),
                new Write("PATCH", STEPS + step, "{\"status\": \"completed\"}"),
                new Write("DELETE", STEPS + step, null),
                new Write("DELETE", PLANS + "/" + plan, null));

        for (var write : writes) {
            write.by(stranger).expect(404);
            write.by(viewer).expect(403);
            write.by(desk).expect(403);
            write.by(nobody).expect(401);
        }
        stranger.get(PLANS + "/" + plan).expect(404);
        nobody.get(PLANS + "/" + plan).expect(401);
        assertThat(stranger.get(PLANS + "?patient_id=" + patient)
                        .expect(200)
                        .body()
                        .get("plans"))
                .isEmpty();
        assertThat(stranger.post(PLANS, """
                                {"patient_id": "%s", "title": "x"}""".formatted(patient)).expect(400).text("code"))
                .isEqualTo("UNKNOWN_PATIENT");
        assertThat(stranger.post(PLANS + "/" + theirs + "/steps", """
                                {"procedure": "x", "appointment_id": "%s"}""".formatted(book(patient)))
                        .expect(400)
                        .text("code"))
                .isEqualTo("UNKNOWN_APPOINTMENT");
        assertThat(viewer.get(PLANS + "/" + plan).expect(200).body().get("steps"))
                .extracting(each -> each.get("status").asText())
                .containsExactly("pending");
    }

    private record Write(String method, String path, String body) {

        Api.Answer by(Api somebody) {
            return switch (method) {
                case "POST" -> somebody.post(path, body);
                case "PATCH" -> somebody.patch(path, body);
                default -> somebody.delete(path, body);
            };
        }
    }

    private void everyStepHasItsPlaceAndOneEvent(UUID plan) {
        var steps = stepsOf(plan);
        assertThat(read(plan).get("steps").findValues("step_order"))
                .extracting(JsonNode::asInt)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, steps.size()).boxed().toList());
        owner.delete(PLANS + "/" + plan, null).expect(200);
        var seen = new HashSet<String>();
        var told = events.upTo(Topic.TREATMENTS, plan, "treatment-plan-cancelled").stream()
                .filter(event -> seen.add(Events.header(event, CloudEvent.ID)))
                .toList();
        var expected = new ArrayList<>(List.of(""));
        expected.addAll(steps);
        expected.add("");
        assertThat(told).extracting(TreatmentTest::stepIn).containsExactlyElementsOf(expected);
        assertThat(told).extracting(TreatmentTest::sequence).isSorted().doesNotHaveDuplicates();
    }

    private UUID step(UUID plan, String procedure) {
        return dentist.addStep(plan, procedure, null).expect(201).id();
    }

    private Api.Answer link(UUID step, UUID appointment) {
        return dentist.patch(STEPS + step, "{\"appointment_id\": \"%s\"}".formatted(appointment))
                .expect(200);
    }

    private void say(UUID step, String status) {
        dentist.patch(STEPS + step, "{\"status\": \"%s\"}".formatted(status)).expect(200);
    }

    private UUID book(UUID patient) {
        var slot = owner.get("/api/dental/slots?duration=30&limit=1")
                .expect(200)
                .body()
                .get("slots")
                .get(0);
        return owner.post("/api/dental/appointments", """
                        {"patient_id": "%s", "operator_id": %s, "chair_id": %s, "starts_at": %s, "duration_minutes": 30}""".formatted(
                                patient, slot.get("operator_id"), slot.get("chair_id"), slot.get("starts_at")))
                .expect(201)
                .id();
    }

    private JsonNode read(UUID plan) {
        return owner.get(PLANS + "/" + plan).expect(200).body();
    }

    private List<String> statuses(UUID plan) {
        return read(plan).get("steps").findValuesAsText("status");
    }

    private List<String> stepsOf(UUID plan) {
        return read(plan).get("steps").findValuesAsText("id");
    }

    /** As it stands, since money is written with its decimals. */
    private String text(UUID plan) {
        return owner.get(PLANS + "/" + plan).expect(200).raw().body();
    }

    private static UUID idOf(JsonNode plan) {
        return UUID.fromString(plan.get("id").asText());
    }

    /** The step's id, or nothing when the event is about the plan alone. */
    private static String stepIn(ConsumerRecord<String, String> event) {
        try {
            return Api.JSON.readTree(event.value()).at("/treatment_step/id").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(event.value(), e);
        }
    }

    private static long sequence(ConsumerRecord<String, String> event) {
        return Long.parseLong(Events.header(event, CloudEvent.SEQUENCE));
    }
}
