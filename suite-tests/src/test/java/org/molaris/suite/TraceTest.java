package org.molaris.suite;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;
import org.molaris.suite.Collector.Noted;

/** What several parts do for one request is one trace, in which nobody is named. */
@OnTheSuite
class TraceTest {

    /** Spans leave their part every few seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What its caller noted it under; a trace of so low an id is among those that are recorded, however few these are. */
    private static final String CAUSE = "b7ad6b7169203331";

    private static final String ONE_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private final Suite suite;
    private final Collector collector;
    private final Api owner;

    TraceTest(Suite suite, Collector collector) {
        this.suite = suite;
        this.collector = collector;
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
    }

    @Test
    void aPaymentIsOneTraceFromTheDoorToWhoeverHearsOfIt() {
        var plan = owner.newPlan(owner.newPatient("Trazada"), "100");
        var trace = recorded();

        var paid = owner.inTrace("00-" + trace + '-' + CAUSE + "-00")
                .pay(plan, "10", null)
                .expect(201);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var door = the("gateway", "POST /api/dental/payment-plans", trace);
            assertThat(door.parent()).isEqualTo(CAUSE);
            assertThat(door.attributes())
                    .containsEntry("http.response.status_code", "201")
                    .containsEntry("molaris.clinic_id", paid.text("clinic_id"));
            var service = the("payment-service", "POST /api/dental/payment-plans/{id}/payments", trace);
            assertThat(service.parent()).isEqualTo(door.id());
            var publication = the("payment-service", "publish payment-recorded", trace);
            assertThat(publication.parent()).isEqualTo(service.id());
            for (var consumer : List.of("clinic-service", "treatment-service", "recall-service")) {
                assertThat(the(consumer, "take payment-recorded", trace).parent())
                        .isEqualTo(publication.id());
            }
        });
        var event = new Events(suite).of(Topic.PAYMENTS, plan, 2).get(1);
        assertThat(Events.header(event, CloudEvent.TRACE_PARENT))
                .startsWith("00-" + trace)
                .endsWith(the("payment-service", "publish payment-recorded", trace)
                                .id()
                        + "-01");
    }

    @Test
    void whatOneServiceAsksOfAnotherIsPartOfIt() {
        var plan = owner.newTreatment(owner.newPatient("Encadenada"), "Corona");
        var trace = recorded();

        owner.inTrace("00-" + trace + '-' + CAUSE + "-01")
                .get("/dentalink/api/v1/tratamientos/"
                        + owner.get("/api/dental/treatment-plans/" + plan).text("number"))
                .expect(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var spans = collector.ofTrace(trace);
            var asked = spans.stream()
                    .filter(span -> span.name().contains(" /internal/"))
                    .toList();
            assertThat(asked)
                    .isNotEmpty()
                    .allSatisfy(span -> assertThat(spans.stream().map(Noted::id).collect(toSet()))
                            .contains(span.parent()));
        });
    }

    @Test
    void nobodyDecidesFromOutsideWhatIsRecorded() {
        var traces = IntStream.range(0, 3)
                .mapToObj(one -> "%032x"
                        .formatted(new BigInteger(127, new SecureRandom())
                                .setBit(126)
                                .setBit(62)
                                .clearBit(63)))
                .toList();
        traces.forEach(trace -> owner.inTrace("00-" + trace + '-' + CAUSE + "-01")
                .get("/api/dental/payment-plans")
                .expect(200));
        var after = recorded();
        owner.inTrace("00-" + after + '-' + CAUSE + "-00")
                .get("/api/dental/payment-plans")
                .expect(200);

        await().atMost(PATIENCE)
                .until(() -> collector.ofTrace(after).stream()
                                .map(Noted::part)
                                .distinct()
                                .count()
                        == 2);
        assertThat(traces)
                .allSatisfy(trace -> assertThat(collector.ofTrace(trace)).isEmpty());
    }

    @Test
    void noSpanNamesAPatient() {
        var patient = owner.post("/api/dental/patients", """
                {"first_name": "Innombrable", "last_name": "Secreto", "phone": "+50377712345", "notes": "bruxismo"}""").expect(201).id();
        var trace = recorded();
        var traced = owner.inTrace("00-" + trace + '-' + CAUSE + "-01");
        traced.patch("/api/dental/patients/" + patient, "{\"notes\": \"gingivitis\"}")
                .expect(200);
        traced.get("/api/dental/patients?search=Innombrable").expect(200);
        traced.get("/api/dental/patients/" + patient).expect(200);

        await().atMost(PATIENCE)
                .until(() -> collector.ofTrace(trace).stream().map(Noted::name).collect(toSet()).stream()
                                .filter(name -> name.equals("GET /api/dental/patients/{id}")
                                        || name.equals("take patient-updated"))
                                .count()
                        == 2);
        assertThat(collector.all().map(Noted::wholeText).collect(Collectors.joining()))
                .doesNotContain("Innombrable", "Secreto", "77712345", "bruxismo", "gingivitis", patient.toString());
        assertThat(collector.all().map(Noted::name)).noneMatch(name -> name.matches(".*" + ONE_ID + ".*"));
    }

    private Noted the(String part, String name, String trace) {
        return collector.ofTrace(trace).stream()
                .filter(span -> span.part().equals(part) && span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " has noted no " + name + " among "
                        + collector.ofTrace(trace).stream()
                                .map(span -> span.part() + ": " + span.name())
                                .toList()));
    }

    private static String recorded() {
        return "%016x%016x".formatted(UUID.randomUUID().getMostSignificantBits(), 1);
    }
}
