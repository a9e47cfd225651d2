package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** Patients, the agenda, documents and keys, as somebody at the front desk uses them. */
@OnTheSuite
class ReceptionistsDayTest {

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Suite suite;
    private final Api owner;
    private final Api desk;
    private final Api stranger;
    private final Events events;

    ReceptionistsDayTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.desk = new Api(suite.gateway(), suite.token("demo", "receptionist"));
        this.stranger = new Api(suite.gateway(), suite.token("other", "owner"));
        this.events = new Events(suite);
    }

    @Test
    void theDemoHasAnAgenda() {
        var appointments = desk.get("/api/dental/appointments?limit=1000")
                .expect(200)
                .body()
                .get("appointments");

        assertThat(appointments).hasSizeGreaterThan(80);
        assertThat(appointments.findValuesAsText("state")).contains("done", "scheduled", "cancelled", "absent");
    }

    @Test
    void aVisitFromTheFreeTimeToTheEndOfIt() {
        var patient = desk.newPatient("Lucía");
        var slot = freeTime(0);
        var booked =
                desk.post("/api/dental/appointments", booking(patient, slot)).expect(201);

        for (var state : List.of("confirmed", "waiting", "in_care")) {
            assertThat(change(booked.id(), "{\"state\": \"" + state + "\", \"force\": true}")
                            .text("state"))
                    .isEqualTo(state);
        }
        change(booked.id(), "{\"state\": \"done\", \"force\": true}");

        assertThat(events.of(Topic.APPOINTMENTS, booked.id(), 5))
                .extracting(Events::type)
                .containsExactly(
                        "appointment-booked",
                        "appointment-confirmed",
                        "appointment-updated",
                        "appointment-updated",
                        "appointment-done");
    }

    @Test
    void ofTwoWhoWantTheSameTimeOneHasItAndTheOtherIsToldOfOthers() {
        var slot = freeTime(3);
        var first = booking(desk.newPatient("Marta"), slot);
        var second = booking(desk.newPatient("Nuria"), slot);

        var answers = Stream.of(first, second)
                .map(body -> CompletableFuture.supplyAsync(() -> desk.post("/api/dental/appointments", body)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 409);
        var refused = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findAny()
                .orElseThrow();
        assertThat(refused.text("code")).isEqualTo("SLOT_TAKEN");
        assertThat(refused.body().get("details")).isNotEmpty();
    }

    @Test
    void aPictureIsKeptAsItWas() {
        var patient = desk.newPatient("Olga");
        var document = desk.post("/api/dental/patients/" + patient + "/documents", """
                        {"name": "diente.png", "type": "image", "folder_name": "Fotos", "base64_data": "%s"}""".formatted(PNG))
                .expect(201);

        assertThat(document.text("content_type")).isEqualTo("image/png");
        desk.get(document.text("url")).expect(200);
        stranger.get(document.text("url")).expect(404);
        assertThat(events.of(Topic.APPOINTMENTS, document.id(), 1).get(0).value())
                .doesNotContain("diente");
    }

    @Test
    void aListOfPatientsIsTakenInAndGivenOut() {
        var csv = """
                nombre,telefono,email
                Perla Quiñónez,7%1$s,perla@correo.example
                =cmd|' /C calc'!A0,,x@correo.example
                ,79998888,nobody@correo.example
                """.formatted(String.format("%07d", System.nanoTime() % 10_000_000));

        var report = desk.post("/api/dental/patients/import", "text/csv", csv.getBytes(UTF_8))
                .expect(200);

        assertThat(report.body().get("created").asInt()).isEqualTo(2);
        assertThat(report.body().get("rejected").asInt()).isEqualTo(1);
        assertThat(report.body().at("/errors/0/line").asInt()).isEqualTo(4);
        var export = desk.get("/api/dental/patients/export").expect(200).raw().body();
        assertThat(export).contains("Perla,Quiñónez,").contains("'=cmd");
        assertThat(desk.get("/api/dental/patients?q=quinonez").body().get("patients"))
                .isNotEmpty();
    }

    @Test
    void aKeyLetsAProgramInUntilItIsRevoked() {
        var made = owner.post("/api/dental/api-keys", "{\"name\": \"Kiosk\", \"role\": \"receptionist\"}")
                .expect(201);
        var kiosk = new Api(suite.gateway(), made.text("secret"));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> kiosk.get("/api/dental/patients").status() == 200);
        kiosk.delete("/api/dental/api-keys/" + made.id(), null).expect(403);

        owner.delete("/api/dental/api-keys/" + made.id(), null).expect(200);

        await().atMost(Duration.ofSeconds(1))
                .until(() -> kiosk.get("/api/dental/patients").status() == 401);
    }

    @Test
    void whoIsErasedIsForgottenEverywhere() {
        var patient = desk.post("/api/dental/patients", "{\"first_name\": \"Perpetua\", \"last_name\": \"Olvidada\"}")
                .expect(201)
                .id();
        await().until(() -> new Ledger(suite).known(List.of(patient)) == 1);

        owner.post("/api/dental/patients/" + patient + "/erase", null).expect(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> new Ledger(suite).nameOf(patient).equals("Erased"));
        assertThat(events.of(Topic.PATIENTS, patient, 3).get(2).value()).isNull();
        assertThat(desk.get("/api/dental/patients?q=olvidada").body().get("patients"))
                .isEmpty();
    }

    @Test
    void anotherClinicSeesNothingOfItAndNobodyIsLetInWithoutACredential() {
        var patient = desk.newPatient("Pilar");
        var appointment = desk.post("/api/dental/appointments", booking(patient, freeTime(6)))
                .expect(201)
                .id();
        var nobody = new Api(suite.gateway(), null);
        var paths = new ArrayList<>(List.of(
                "/api/dental/appointments/" + appointment,
                "/api/dental/patients/" + patient,
                "/api/dental/patients/" + patient + "/documents"));
        for (var kept : List.of(
                "operators",
                "chairs",
                "specialties",
                "booking-reasons",
                "colors",
                "branches",
                "opening-hours",
                "appointment-states")) {
            var list = desk.get("/api/dental/" + kept).expect(200).body().get(kept.replace('-', '_'));
            paths.add("/api/dental/" + kept + "/" + list.get(0).get("id").asText());
            nobody.get("/api/dental/" + kept).expect(401);
        }
        for (var path : paths) {
            desk.get(path).expect(200);
            stranger.get(path).expect(404);
            nobody.get(path).expect(401);
        }
        stranger.patch("/api/dental/appointments/" + appointment, "{\"state\": \"cancelled\"}")
                .expect(404);
        assertThat(stranger.post("/api/dental/appointments", booking(patient, freeTime(9)))
                        .expect(400)
                        .text("code"))
                .startsWith("UNKNOWN_");
    }

    private Api.Answer change(UUID appointment, String patch) {
        return desk.patch("/api/dental/appointments/" + appointment, patch).expect(200);
    }

    /** One of the coming free times, further off than what other tests take. */
    private JsonNode freeTime(int skipped) {
        return desk.get("/api/dental/slots?duration=30")
                .expect(200)
                .body()
                .get("slots")
                .get(skipped);
    }

    private static String booking(UUID patient, JsonNode slot) {
        return """
                {"patient_id": "%s", "operator_id": "%s", "chair_id": "%s", "starts_at": "%s", "duration_minutes": 30}""".formatted(
                        patient,
                        slot.get("operator_id").asText(),
                        slot.get("chair_id").asText(),
                        slot.get("starts_at").asText());
    }
}
