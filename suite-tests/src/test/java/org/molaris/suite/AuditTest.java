package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.molaris.local.Suite;

/** A patient's story through all of the APIs, as the audit tells it to the owner. */
@OnTheSuite
class AuditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Api owner;
    private final Api dentalink;

    AuditTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        this.dentalink =
                new Api(suite.gateway() + "/dentalink/api/v1", "Token " + suite.key("demo", "dentalink_token"));
    }

    @Test
    void everyActOfAJourneyIsNamedWhoeverDidItAndThroughWhateverApi() {
        long number = dentalink
                .post("/pacientes", """
                        {"nombre": "Fernanda%d", "apellidos": "Risopatrón"}""".formatted(System.nanoTime()))
                .expect(201)
                .body()
                .at("/data/id")
                .asLong();
        var openDental =
                new Api(suite.gateway() + "/opendental/api/v1", "ODFHIR " + suite.key("demo", "opendental_key"));
        openDental.get("/patients/" + number).expect(200);
        openDental
                .put("/patients/" + number, "{\"Email\": \"fernanda@example.com\"}")
                .expect(200);
        var alfaDocs = new Api(suite.gateway() + "/alfadocs/api/v1", suite.key("demo", "api_key"));
        var me = alfaDocs.get("/me").expect(200).body().get("data");
        var there = "/practices/%d/archives/%d/patients/%d"
                .formatted(me.get("practiceId").asLong(), me.get("archiveId").asLong(), number);
        alfaDocs.get(there).expect(200);
        visit(number);
        var patient = personOf(number);
        var plan = owner.newPlan(patient, "100.00");
        var payment = owner.pay(plan, "40.00", null)
                .expect(201)
                .body()
                .at("/payment/id")
                .asText();
        owner.delete("/api/dental/payments/" + payment, "{\"reason\": \"Error\"}")
                .expect(200);
        owner.get("/api/dental/payment-plans/" + plan).expect(200);

        var told = await().atMost(PATIENCE)
                .until(
                        () -> acts(patient),
                        acts -> acts.containsAll(Set.of(
                                "dentalink patient-registered",
                                "opendental record-read of GET /opendental/api/v1/patients/" + number,
                                "opendental patient-updated",
                                "alfadocs record-read of GET /alfadocs/api/v1" + there,
                                "dentalink treatment-plan-created",
                                "dentalink appointment-booked",
                                "native payment-plan-created",
                                "native payment-recorded",
                                "native payment-voided",
                                "native record-read of GET /api/dental/payment-plans/" + plan)));
        assertThat(told).isNotEmpty();
        for (var entry : entries(patient)) {
            assertThat(entry.get("actor").asText()).isNotBlank();
            assertThat(entry.get("address").asText())
                    .as(entry.get("action").asText())
                    .isEqualTo("127.0.0.1");
            assertThat(entry.get("actor_kind").asText())
                    .isEqualTo(entry.get("api").asText().equals("native") ? "person" : "api_key");
        }
    }

    /** By what Dentalink books for, treatment-service learns of a new treatment: from where it was asked for goes along. */
    private void visit(long patient) {
        var dentist = owner.post("/api/dental/operators", """
                        {"first_name": "Daniel", "last_name": "Vergara", "interval_minutes": 30}""").expect(201);
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        owner.post("/api/dental/opening-hours", """
                        {"operator_id": "%s", "weekday": %d, "opens_at": "06:00", "closes_at": "20:00",
                         "modality": "in_practice"}""".formatted(
                                dentist.id(), day.getDayOfWeek().getValue()))
                .expect(201);
        long branch =
                dentalink.get("/sucursales").expect(200).body().at("/data/0/id").asLong();
        dentalink
                .post("/citas/", """
                        {"id_dentista": %d, "id_sucursal": %d, "id_paciente": %d, "fecha": "%s", "hora_inicio": "10:00",
                         "duracion": 30}""".formatted(dentist.body().get("number").asLong(), branch, patient, day))
                .expect(201);
    }

    private UUID personOf(long number) {
        return StreamSupport.stream(
                        owner.get("/api/dental/patients?limit=1000")
                                .expect(200)
                                .body()
                                .get("patients")
                                .spliterator(),
                        false)
                .filter(patient -> patient.get("number").asLong() == number)
                .map(patient -> UUID.fromString(patient.get("id").asText()))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> acts(UUID patient) {
        return StreamSupport.stream(entries(patient).spliterator(), false)
                .map(entry ->
                        entry.get("api").asText() + " " + entry.get("action").asText()
                                + (entry.get("request").isNull()
                                        ? ""
                                        : " of " + entry.get("request").asText()))
                .collect(Collectors.toSet());
    }

    private JsonNode entries(UUID patient) {
        return owner.get("/api/dental/audit?patient_id=" + patient)
                .expect(200)
                .body()
                .get("entries");
    }
}
