package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.molaris.local.ScrapeTarget;
import org.molaris.local.Suite;

/** What dashboards and alerts ask for is there: a name that nobody writes is a silence that looks like peace. */
@OnTheSuite
@Order(Integer.MAX_VALUE - 1) // by then Kafka's clients have shown everything, and nobody has restarted them
class MetricsTest {

    /** Kafka's clients show the lag of a partition a minute after they have joined. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)\\})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What Prometheus says of a part itself. */
    private static final String UP = "\nup 1\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Suite suite;

    MetricsTest(Suite suite) {
        this.suite = suite;
    }

    private record Sample(String name, Map<String, String> labels) {}

    @Test
    void everyMetricThatIsAskedForExistsWithItsLabels() {
        var asked = Observability.questions().stream()
                .filter(question -> !isOfWhatMustNotHappen(question))
                .distinct()
                .toList();
        assertThat(asked).hasSizeGreaterThan(50);
        seeAPatient();

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            var samples = samples();
            assertThat(asked)
                    .allSatisfy(question -> assertThat(samples)
                            .as("%s", question)
                            .anyMatch(sample -> question.isAnsweredBy(sample.name(), sample.labels())));
        });
    }

    @Test
    void noPathIsCountedByAnIdInIt() {
        new Api(suite.gateway(), suite.token("demo", "owner"))
                .get("/api/dental/patients/01a20602-73b2-759a-9a81-9a9c142cf274")
                .expect(404);

        assertThat(samples())
                .filteredOn(sample -> sample.labels().containsKey("uri"))
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(sample.labels().get("uri")).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}"));
    }

    /** A service that has not failed since it was started does not count failures. */
    private static boolean isOfWhatMustNotHappen(PromQl.Asked question) {
        var outcome = question.matchers().get("outcome");
        return question.metric().startsWith("http_server_requests")
                && outcome != null
                && outcome.test("SERVER_ERROR")
                && !outcome.test("SUCCESS");
    }

    private void seeAPatient() {
        var owner = new Api(suite.gateway(), suite.token("demo", "owner"));
        var patient = owner.newPatient("Ana Medida", "+50370003030");
        owner.post("/api/dental/appointments", """
                {"patient_id": "%s", "starts_at": "%s", "duration_minutes": 30, "force": true}""".formatted(
                                patient, Instant.now().plus(3, ChronoUnit.DAYS)))
                .expect(201);
        var plan = owner.post("/api/dental/payment-plans", """
                {"patient_id": "%s", "description": "Ortodoncia", "total_amount": 100}""".formatted(patient))
                .expect(201)
                .id();
        var payment = owner.post("/api/dental/payment-plans/" + plan + "/payments", """
                {"amount": 10, "payment_method": "cash"}""")
                .expect(201)
                .text("payment.id");
        owner.delete("/api/dental/payments/" + payment, "{\"reason\": \"error\"}")
                .expect(200);
    }

    private List<Sample> samples() {
        return suite.scrapeTargets().stream().flatMap(this::samplesOf).toList();
    }

    private Stream<Sample> samplesOf(ScrapeTarget target) {
        var ofTarget =
                Map.of("job", target.job(), "pod", target.pod(), "instance", target.address(), "namespace", "local");
        return SAMPLE.matcher(scrape(target) + UP).results().map(line -> {
            var labels = new HashMap<>(ofTarget);
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            return new Sample(line.group(1), labels);
        });
    }

    private String scrape(ScrapeTarget target) {
        try {
            return http.send(HttpRequest.newBuilder(target.metrics()).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
