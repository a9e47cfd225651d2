package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** A program written for Dentalink, at the same door as everybody, over the same records. */
@OnTheSuite
class DentalinkTest {

    private static final String PREFIX = "/dentalink/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNCONFIRMED = 7;

    private final Suite suite;
    private final Api program;
    private final Api stranger;
    private final Api owner;

    DentalinkTest(Suite suite) {
        this.suite = suite;
        this.program = at(PREFIX, "demo");
        this.stranger = at(PREFIX, "other");
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
    }

    private Api at(String path, String clinic) {
        return new Api(suite.gateway() + path, "Token " + suite.key(clinic, "dentalink_token"));
    }

    @Test
    void whatIsBookedHereIsSeenByAllAndDoneHereAndCalledBackNatively() {
        long patient = newPatient();
        var free = free();
        var booked = program.post(
                        "/citas/", """
                        {"id_dentista": %d, "id_sucursal": %d, "id_paciente": %d, "fecha": "%s", "hora_inicio": "%s",
                         "duracion": 30, "comentario": "Control exodoncia"}""".formatted(free.dentist(), free.branch(), patient, free.day(), free.time()))
                .expect(201)
                .body()
                .get("data");
        long number = booked.get("id").asLong();
        assertThat(booked.get("id_estado").asInt()).isEqualTo(UNCONFIRMED);
        assertThat(booked.get("nombre_tratamiento").asText()).isEqualTo("Diagnóstico");
        assertThat(booked.get("hora_inicio").asText()).isEqualTo(free.time());
        assertThat(booked.get("links")).hasSizeGreaterThanOrEqualTo(4).allSatisfy(this::resolves);

        var natively = only(owner.get("/api/dental/appointments?patient_id=" + personOf(patient)), "appointments");
        assertThat(natively.get("number").asLong()).isEqualTo(number);
        assertThat(natively.get("description").asText()).isEqualTo("Control exodoncia");
        var treatment = only(owner.get("/api/dental/treatment-plans?patient_id=" + personOf(patient)), "plans");
        assertThat(treatment.get("title").asText()).isEqualTo("Diagnóstico");
        assertThat(treatment.get("number").asLong())
                .isEqualTo(booked.get("id_tratamiento").asLong());
        seenInOtherWords(number, patient);

        var procedure = "Control " + UUID.randomUUID();
        owner.patch("/api/dental/appointments/" + natively.get("id").asText(), """
                        {"starts_at": "%s", "procedure_type": "%s", "force": true}""".formatted(
                                Instant.now().minus(3, ChronoUnit.DAYS), procedure))
                .expect(200);
        var done = program.put("/citas/" + number, "{\"id_estado\": %d}".formatted(state("Atendido")))
                .expect(200)
                .body()
                .get("data");

        assertThat(done.get("estado_cita").asText()).isEqualTo("Atendido");
        assertThat(owner.get("/api/dental/appointments/" + natively.get("id").asText())
                        .expect(200)
                        .text("state"))
                .isEqualTo("done");
        assertThat(new Events(suite)
                        .upTo(
                                Topic.APPOINTMENTS,
                                UUID.fromString(natively.get("id").asText()),
                                "appointment-done"))
                .extracting(Events::type)
                .startsWith("appointment-booked")
                .endsWith("appointment-done");
        var campaign = owner.post("/api/dental/recall-campaigns", """
                        {"name": "Control", "message_template": "Hola {nombre}", "procedure_type": "%s",
                         "recall_interval_days": 2, "send_time": "00:00:00"}""".formatted(procedure))
                .expect(201)
                .id();
        await().atMost(PATIENCE)
                .until(() -> owner.post("/api/dental/recall-campaigns/" + campaign + "/run?dry_run=true", "")
                        .expect(200)
                        .body()
                        .findValuesAsText("patient_id")
                        .contains(personOf(patient)));
    }

    private void seenInOtherWords(long number, long patient) {
        var alfaDocs = new Api(suite.gateway() + "/alfadocs/api/v1", suite.key("demo", "api_key"));
        var me = alfaDocs.get("/me").expect(200).body().get("data");
        var there = alfaDocs.get("/practices/%d/archives/%d/appointments/%d"
                        .formatted(
                                me.get("practiceId").asLong(),
                                me.get("archiveId").asLong(),
                                number))
                .expect(200)
                .body()
                .get("data");
        assertThat(there.get("patientId").asLong()).isEqualTo(patient);
        assertThat(there.get("description").asText()).isEqualTo("Control exodoncia");
        var openDental =
                new Api(suite.gateway() + "/opendental/api/v1", "ODFHIR " + suite.key("demo", "opendental_key"));
        var other = openDental.get("/appointments/" + number).expect(200);
        assertThat(other.body().get("PatNum").asLong()).isEqualTo(patient);
        assertThat(other.text("AptStatus")).isEqualTo("Scheduled");
    }

    @Test
    void whatIsNoLongerFreeIsRefusedWithWhatIsIfThatIsAskedFor() {
        long patient = newPatient();
        var free = free();
        var wanted = """
                {"id_dentista": %d, "id_sucursal": %d, "id_paciente": %d, "fecha": "%s", "hora_inicio": "%s", "duracion": 30,
                 "return_options": %d}""";
        program.post("/citas", wanted.formatted(free.dentist(), free.branch(), patient, free.day(), free.time(), 0))
                .expect(201);

        var refused = program.post(
                        "/citas", wanted.formatted(free.dentist(), free.branch(), patient, free.day(), free.time(), 0))
                .expect(409)
                .body();
        assertThat(refused.at("/error/code").asInt()).isEqualTo(409);
        assertThat(refused.has("data")).isFalse();
        var option = program.post(
                        "/citas", wanted.formatted(free.dentist(), free.branch(), patient, free.day(), free.time(), 1))
                .expect(409)
                .body()
                .at("/data/0");
        program.post(
                        "/citas",
                        wanted.formatted(
                                option.get("id_dentista").asLong(),
                                free.branch(),
                                patient,
                                option.get("fecha").asText(),
                                option.get("hora_inicio").asText(),
                                0))
                .expect(201);
        assertThat(program.get("/pacientes/" + patient + "/tratamientos")
                        .expect(200)
                        .body()
                        .get("data"))
                .as("one treatment for all of them")
                .hasSize(1);
    }

    @Test
    void aListIsFollowedByItsCursorAlone() {
        for (int i = 0; i < 51; i++) {
            newPatient();
        }
        var q = URLEncoder.encode("{\"nombre\": {\"lk\": \"Fernanda\"}}", StandardCharsets.UTF_8);
        var first = program.get("/pacientes?q=" + q).expect(200).body();
        var next = first.at("/links/next").asText();
        assertThat(next).startsWith(suite.gateway() + PREFIX + "/pacientes?cursor=");

        var second = new Api(suite.gateway(), program.token())
                .get(next.substring(suite.gateway().length()))
                .expect(200)
                .body();

        assertThat(first.get("data")).hasSize(50);
        assertThat(second.get("data"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("nombre").asText()).contains("Fernanda"));
        assertThat(numbers(second)).noneMatch(number -> numbers(first).anyMatch(number::equals));
        program.get("/pacientes?cursor=" + next.substring(next.indexOf("cursor=") + 8))
                .expect(400);
        program.get("/citas?cursor=" + next.substring(next.indexOf("cursor=") + 7))
                .expect(400);
    }

    @Test
    void anotherClinicSeesNothingAndTheRootIsTheSame() {
        long patient = newPatient();
        stranger.get("/pacientes/" + patient).expect(404);
        assertThat(stranger.get("/pacientes/" + patient + "/pagos")
                        .expect(404)
                        .body()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(404);

        for (var root : new String[] {"/api/v1", "/api/v5"}) {
            assertThat(at(root, "demo")
                            .get("/pacientes/" + patient)
                            .expect(200)
                            .body()
                            .at("/data/id")
                            .asLong())
                    .isEqualTo(patient);
        }
        assertThat(new Api(suite.gateway() + PREFIX, null)
                        .get("/citas")
                        .expect(401)
                        .text("error.message"))
                .isEqualTo("Se requiere un token válido");
    }

    @Test
    void whatMolarisDoesNotServeIsSaidSo() {
        Stream.of("aranceles bancos categorias convenios encuestas liquidaciones liquidacionesDetalles tareas"
                        + " reportes/produccion pacientes/1/evoluciones pacientes/1/atenciones"
                        + " pacientes/1/adicionales nada")
                .flatMap(names -> Stream.of(names.split(" ", -1)))
                .forEach(resource -> assertThat(
                                program.get("/" + resource).expect(404).text("error.message"))
                        .as(resource)
                        .isEqualTo("Recurso no encontrado"));
    }

    /** The table of what is served is the description of the API, and neither promises what the other does not know. */
    @Test
    void theTableOfWhatIsServedIsTrue() {
        var table = Coverage.inTheRecord("0013-dentalink-over-one-domain.md");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(Coverage.inTheDescription(suite, PREFIX)).isEqualTo(table));
    }

    private record Free(long dentist, long branch, String day, String time) {}

    /** Of a dentist of our own, who is there every day: whatever other tests book, and whatever day it is. */
    private Free free() {
        var dentist = owner.post("/api/dental/operators", """
                        {"first_name": "Daniel", "last_name": "Vergara", "interval_minutes": 30}""").expect(201);
        for (int weekday = 1; weekday <= 7; weekday++) {
            owner.post("/api/dental/opening-hours", """
                            {"operator_id": "%s", "weekday": %d, "opens_at": "06:00", "closes_at": "20:00",
                             "modality": "in_practice"}""".formatted(dentist.id(), weekday))
                    .expect(201);
        }
        long number = dentist.body().get("number").asLong();
        long branch =
                program.get("/sucursales").expect(200).body().at("/data/0/id").asLong();
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        var times = program.get("/horariosdisponibles/", """
                        {"ids_dentista": [%d], "id_sucursal": %d, "fecha_inicio": "%s", "fecha_fin": "%s"}""".formatted(number, branch, day, day))
                .expect(200)
                .body()
                .at("/data/%d/%s".formatted(number, day));
        return new Free(number, branch, day, times.get(0).get("hora_inicio").asText());
    }

    private long newPatient() {
        return program.post("/pacientes", """
                        {"nombre": "Fernanda%d", "apellidos": "Risopatrón", "celular": "+5697%07d"}""".formatted(
                        System.nanoTime(), Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 10_000_000)))
                .expect(201)
                .body()
                .at("/data/id")
                .asLong();
    }

    private long state(String name) {
        for (var state : program.get("/citas/estados").expect(200).body().get("data")) {
            if (state.get("nombre").asText().equals(name)) {
                return state.get("id").asLong();
            }
        }
        throw new AssertionError("There is no state " + name);
    }

    private void resolves(JsonNode link) {
        var at = URI.create(link.get("href").asText());
        assertThat(at.toString()).startsWith(suite.gateway() + PREFIX + "/");
        new Api(suite.gateway(), program.token()).get(at.getRawPath()).expect(200);
    }

    private String personOf(long number) {
        for (var patient :
                owner.get("/api/dental/patients?limit=200").expect(200).body().get("patients")) {
            if (patient.get("number").asLong() == number) {
                return patient.get("id").asText();
            }
        }
        throw new AssertionError("There is no patient " + number);
    }

    private static Stream<Long> numbers(JsonNode list) {
        return list.get("data").findValues("id").stream().map(JsonNode::asLong);
    }

    private static JsonNode only(Api.Answer answer, String list) {
        assertThat(answer.expect(200).body().get(list)).as(answer.raw().body()).hasSize(1);
        return answer.body().get(list).get(0);
    }
}
