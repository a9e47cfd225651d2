package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** Patients come back: from a visit to the message, the answer, and what follows from it, over every service. */
@OnTheSuite
class RecallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CAMPAIGNS = "/api/dental/recall-campaigns/";

    private final Suite suite;
    private final Events events;

    RecallTest(Suite suite) {
        this.suite = suite;
        this.events = new Events(suite);
    }

    @Test
    void aPatientIsCalledBackAnswersAndMayAskToBeLeftAlone() {
        var owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        var desk = new Api(suite.gateway(), suite.token("demo", "receptionist"));
        var stranger = new Api(suite.gateway(), suite.token("other", "owner"));
        speaksOnWhatsApp(owner, "70001", "");
        var procedure = "Limpieza " + UUID.randomUUID();
        var ana = visitor(owner, "Ana", procedure);
        var eva = visitor(owner, "Eva", procedure);
        var campaign = campaign(desk, procedure, "");

        await().atMost(PATIENCE).until(() -> dryRun(desk, campaign).get("total").asInt() == 2);
        assertThat(dryRun(desk, campaign).findValuesAsText("text"))
                .containsExactlyInAnyOrder(
                        "Hola Ana, te esperamos en Clínica Dental Sonrisa.",
                        "Hola Eva, te esperamos en Clínica Dental Sonrisa.");
        assertThat(run(desk, campaign).get("queued").asInt()).isEqualTo(2);
        assertThat(run(desk, campaign).get("queued").asInt()).isZero();
        await().atMost(PATIENCE).until(() -> statuses(desk, campaign).equals(List.of("sent", "sent")));
        var toAna = contact(desk, campaign, ana);
        var toEva = contact(desk, campaign, eva);

        assertThat(WhatsApp.challenge(suite.gateway(), WhatsApp.VERIFY_TOKEN).body())
                .isEqualTo("1158201444");
        assertThat(WhatsApp.challenge(suite.gateway(), "another").statusCode()).isEqualTo(403);
        assertThat(WhatsApp.post(suite.gateway(), "{}", "sha256=00").statusCode())
                .isEqualTo(401);
        tell("70001", WhatsApp.status(text(toAna, "id"), "read"));
        tell("70001", WhatsApp.status(text(toAna, "id"), "delivered"));
        await().atMost(PATIENCE)
                .until(() -> text(contact(desk, campaign, ana), "status").equals("read"));
        tell("70001", WhatsApp.text(text(toAna, "patient_phone"), "Sí, ¿tienen el martes?"));
        tell("70001", WhatsApp.text(text(toEva, "patient_phone"), "¡Baja!"));
        await().atMost(PATIENCE)
                .until(() -> text(contact(desk, campaign, ana), "status").equals("responded"));
        await().atMost(PATIENCE)
                .until(() -> text(contact(desk, campaign, eva), "status").equals("opted_out"));
        await().atMost(PATIENCE)
                .until(() -> owner.get("/api/dental/patients/" + eva)
                        .body()
                        .get("recall_opted_out")
                        .asBoolean());
        assertThat(owner.get("/api/dental/patients/" + ana)
                        .body()
                        .get("recall_opted_out")
                        .asBoolean())
                .isFalse();
        await().atMost(PATIENCE)
                .until(() -> desk.get("/api/dental/messages?patient_id=" + eva + "&kind=confirmation")
                        .body()
                        .findValuesAsText("status")
                        .equals(List.of("sent")));

        var stats = desk.get(CAMPAIGNS + campaign + "/stats").expect(200).raw().body();
        assertThat(stats).contains("\"sent\":2", "\"responded\":2", "\"opted_out\":1", "\"response_rate\":1.00");
        assertThat(events.upTo(Topic.RECALLS, UUID.fromString(text(toAna, "id")), "recall-responded").stream()
                        .map(Events::type))
                .containsSubsequence("recall-sent", "recall-updated", "recall-responded");
        stranger.get(CAMPAIGNS + campaign).expect(404);
        stranger.post(CAMPAIGNS + campaign + "/run", "").expect(404);
        stranger.get("/api/dental/messages/" + text(toAna, "id")).expect(404);
    }

    /** A provider takes what it is handed; the service dies in between. Nobody reads a message twice. */
    @Test
    void aServiceKilledWhileItSendsGoesOnAndNobodyIsMessagedTwice() {
        var owner = new Api(suite.gateway(), suite.token("other", "owner"));
        try (var whatsApp = new WhatsApp()) {
            speaksOnWhatsApp(owner, "70002", """
                    , "access_token": "token", "base_url": "%s\"""".formatted(whatsApp.url()));
            var procedure = "Control " + UUID.randomUUID();
            int patients = 90;
            var visitors = new ArrayList<UUID>();
            IntStream.range(0, patients).forEach(i -> visitors.add(owner.newPatient("P" + i, phone())));
            visitors.forEach(patient -> visited(owner, patient, procedure));
            var bare = campaign(owner, procedure, "");
            owner.post(CAMPAIGNS + bare + "/run", "").expect(409);
            var campaign =
                    campaign(owner, procedure, ", \"template_name\": \"control\", \"template_language\": \"es\"");
            await().atMost(PATIENCE)
                    .until(() -> dryRun(owner, campaign).get("total").asInt() == patients);

            assertThat(run(owner, campaign).get("queued").asInt()).isEqualTo(patients);
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> whatsApp.taken().size() > 10);
            suite.part("recall-service").kill();
            suite.part("recall-service").start();

            await().atMost(PATIENCE).until(() -> !statuses(owner, campaign).contains("queued"));
            var unsettled = new HashSet<>(contacts(owner, campaign, "sending"));
            await().atMost(PATIENCE).until(() -> whatsApp.taken().size() >= patients - unsettled.size());
            assertThat(whatsApp.taken()).doesNotHaveDuplicates();
            assertThat(whatsApp.taken()).containsAll(contacts(owner, campaign, "sent"));
            assertThat(statuses(owner, campaign)).hasSize(patients).containsOnly("sent", "sending");
        }
    }

    private void speaksOnWhatsApp(Api owner, String sender, String more) {
        owner.patch("/api/dental/clinic", """
                        {"whatsapp": {"phone_number_id": "%s", "app_secret": "%s", "verify_token": "%s"%s}}""".formatted(sender, WhatsApp.APP_SECRET, WhatsApp.VERIFY_TOKEN, more))
                .expect(200);
    }

    /** The suite hears of a sender by an event: until then it knows nobody by that number. */
    private void tell(String sender, String value) {
        await().atMost(PATIENCE)
                .until(() -> WhatsApp.tell(suite.gateway(), sender, value).statusCode() == 200);
    }

    private static UUID visitor(Api owner, String name, String procedure) {
        var patient = owner.newPatient(name, phone());
        visited(owner, patient, procedure);
        return patient;
    }

    private static String phone() {
        return "+5036%07d".formatted(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 10_000_000));
    }

    private static void visited(Api owner, UUID patient, String procedure) {
        owner.post("/api/dental/appointments", """
                        {"patient_id": "%s", "starts_at": "%s", "duration_minutes": 30, "procedure_type": "%s",
                         "state": "done", "force": true}""".formatted(
                                patient, Instant.now().minus(3, ChronoUnit.DAYS), procedure))
                .expect(201);
    }

    private static UUID campaign(Api desk, String procedure, String more) {
        return desk.post("/api/dental/recall-campaigns", """
                        {"name": "Revisión", "message_template": "Hola {nombre}, te esperamos en {clinica}.",
                         "procedure_type": "%s", "recall_interval_days": 2, "send_time": "00:00:00"%s}""".formatted(procedure, more))
                .expect(201)
                .id();
    }

    private static JsonNode dryRun(Api desk, UUID campaign) {
        return desk.post(CAMPAIGNS + campaign + "/run?dry_run=true", "")
                .expect(200)
                .body();
    }

    private static JsonNode run(Api desk, UUID campaign) {
        return desk.post(CAMPAIGNS + campaign + "/run", "").expect(200).body();
    }

    private static List<String> statuses(Api desk, UUID campaign) {
        return messages(desk, campaign).findValuesAsText("status");
    }

    private static List<String> contacts(Api desk, UUID campaign, String status) {
        return desk.get("/api/dental/messages?limit=1000&campaign_id=" + campaign + "&status=" + status)
                .expect(200)
                .body()
                .get("messages")
                .findValuesAsText("id");
    }

    private static JsonNode messages(Api desk, UUID campaign) {
        return desk.get("/api/dental/messages?limit=1000&campaign_id=" + campaign)
                .expect(200)
                .body()
                .get("messages");
    }

    private static JsonNode contact(Api desk, UUID campaign, UUID patient) {
        for (var contact :
                desk.get(CAMPAIGNS + campaign + "/contacts").expect(200).body().get("contacts")) {
            if (text(contact, "patient_id").equals(patient.toString())) {
                return contact;
            }
        }
        throw new AssertionError("No contact with " + patient);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }
}
