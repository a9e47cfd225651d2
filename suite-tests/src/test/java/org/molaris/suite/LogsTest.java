package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** What parts write down while everything else is tried on them: for machines, and of nobody's teeth. */
@OnTheSuite
@Order(Integer.MAX_VALUE) // most of the others have left their traces by then
class LogsTest {

    private static final List<String> PARTS =
            List.of("clinic-service", "treatment-service", "payment-service", "recall-service", "gateway");
    private static final String OF_THE_VIRTUAL_MACHINE = "NOTE: Picked up JDK_JAVA_OPTIONS";
    private static final int SHORTEST_TELLING_TEXT = 9;
    private static final String MARK = "Marcadamente";

    private final Suite suite;
    private final Api owner;

    LogsTest(Suite suite) {
        this.suite = suite;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
    }

    @Test
    void everyLineIsJsonAndSaysWhoseAndOfWhichTraceItIs() {
        var clinic = clinicOfMine();
        var trace = "%032x".formatted(System.nanoTime());
        ask(clinic, trace, "{\"patient_id\": \"%s\"}".formatted(UUID.randomUUID()));

        await().untilAsserted(() -> assertThat(lines("clinic-service")).anySatisfy(line -> {
            assertThat(line.at("/message").asText()).contains("is not obeyed");
            assertThat(line.at("/mdc/trace_id").asText()).isEqualTo(trace);
            assertThat(line.at("/mdc/clinic_id").asText()).isEqualTo(clinic.toString());
            assertThat(line.at("/service").asText()).isEqualTo("clinic-service");
            assertThat(line.at("/level").asText()).isEqualTo("INFO");
        }));
        for (var part : PARTS) {
            assertThat(lines(part)).as(part).isNotEmpty();
        }
        owner.inTrace("00-" + trace + "-00f067aa0ba902b7-00")
                .get("/api/dental/patients")
                .expect(200);
        await().untilAsserted(() -> assertThat(lines("gateway")).anySatisfy(line -> {
            assertThat(line.at("/trace_id").asText()).isEqualTo(trace);
            assertThat(line.at("/clinic_id").asText()).isEqualTo(clinic.toString());
        }));
    }

    @Test
    void noLineTellsOfAPatient() {
        spill();

        var told = Stream.of(owner, new Api(suite.gateway(), suite.token("other", "owner")))
                .map(clinic -> clinic.get("/api/dental/patients?limit=1000").expect(200))
                .flatMap(answer ->
                        StreamSupport.stream(answer.body().get("patients").spliterator(), false))
                .flatMap(LogsTest::tellingTexts)
                .distinct()
                .toList();
        assertThat(told).hasSizeGreaterThan(50);
        for (var part : PARTS) {
            var text = text(part);
            assertThat(text).as(part).doesNotContain(MARK);
            assertThat(told.stream().filter(text::contains)).as(part).isEmpty();
        }
    }

    /** A patient's words, wherever they can be put and will not fit. */
    private void spill() {
        var patient = owner.newPatient(MARK);
        owner.get("/api/dental/patients?search=" + MARK + "%27%22%00");
        owner.get("/api/dental/patients?updated_since=" + MARK);
        owner.get("/api/dental/patients/" + MARK).expect(400);
        owner.post("/api/dental/patients", "{\"first_name\": " + MARK + "}").expect(400);
        owner.post("/api/dental/patients", "{\"first_name\": \"x\", \"birth_date\": \"" + MARK + "\"}")
                .expect(400);
        owner.post("/api/dental/patients", "{\"first_name\": \"" + MARK + "\\u0000\"}");
        owner.post("/api/dental/patients", "{\"first_name\": \"" + MARK.repeat(2000) + "\"}")
                .expect(400);
        owner.patch("/api/dental/patients/" + patient, "{\"" + MARK + "\": 1}").expect(400);
        owner.post(
                        "/api/dental/appointments",
                        "{\"patient_id\": \"%s\", \"starts_at\": \"%s\"}".formatted(patient, MARK))
                .expect(400);
        owner.post(
                        "/api/dental/payment-plans",
                        "{\"patient_id\": \"%s\", \"total_amount\": \"%s\"}".formatted(patient, MARK))
                .expect(400);
        owner.get("/dentalink/api/v1/pacientes?q=%7B%22nombre%22%3A%7B%22" + MARK + "%22%3A1%7D%7D");
        owner.get("/api/v1/archives/" + MARK + "/patients");
        var clinic = clinicOfMine();
        ask(clinic, "%032x".formatted(1), MARK);
        ask(clinic, "%032x".formatted(1), "{\"patient_id\": \"" + MARK + "\"}");
        await().untilAsserted(
                        () -> assertThat(text("clinic-service").lines().filter(line -> line.contains("Dead letter")))
                                .hasSizeGreaterThanOrEqualTo(2));
    }

    private UUID clinicOfMine() {
        var plan = owner.newPlan(owner.newPatient("Ana"), "1");
        return UUID.fromString(owner.get("/api/dental/payment-plans/" + plan).text("clinic_id"));
    }

    /** What recall-service would pass on of a patient who wants to hear no more. */
    private void ask(UUID clinic, String trace, String data) {
        var request = new ProducerRecord<>(
                Topic.PATIENT_REQUESTS.topicName(), UUID.randomUUID().toString(), data);
        Map.of(
                        CloudEvent.ID,
                        UUID.randomUUID().toString(),
                        CloudEvent.SOURCE,
                        Events.SELF,
                        CloudEvent.TYPE,
                        "patient-opt-out-requested",
                        CloudEvent.CLINIC_ID,
                        clinic.toString(),
                        CloudEvent.SUBJECT,
                        UUID.randomUUID().toString(),
                        CloudEvent.TIME,
                        "2026-01-15T10:00:00Z",
                        CloudEvent.TRACE_PARENT,
                        "00-" + trace + "-00f067aa0ba902b7-00",
                        CloudEvent.SEQUENCE,
                        "1")
                .forEach((name, value) -> request.headers().add(name, value.getBytes(UTF_8)));
        try (var producer = new Events(suite).producer()) {
            producer.send(request).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> tellingTexts(JsonNode patient) {
        return Stream.of(
                        patient.path("first_name").asText()
                                + ' '
                                + patient.path("last_name").asText(),
                        patient.path("phone").asText(),
                        patient.path("email").asText(),
                        patient.path("notes").asText())
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST_TELLING_TEXT && !text.equals("null"));
    }

    /** All but what the virtual machine says before there is a log. */
    private List<JsonNode> lines(String part) {
        return text(part)
                .lines()
                .filter(line -> !line.startsWith(OF_THE_VIRTUAL_MACHINE))
                .map(LogsTest::read)
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return Api.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }

    private String text(String part) {
        try {
            return Files.readString(suite.data().logs().resolve(part + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
