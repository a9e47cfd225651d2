package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.MolarisEvent;
import org.molaris.local.Suite;

/**
 * Whatever changes anything, in whichever dialect, tells of it: {@code every-change.txt} names every operation of the API that
 * writes. Whoever keeps copies has them by then.
 */
@OnTheSuite
@Order(Integer.MAX_VALUE - 4) // what it tells is held against the catalogue afterwards
class EveryChangeTest {

    private static final Set<String> WRITING = Set.of("post", "put", "patch", "delete");
    private static final Pattern KEPT = Pattern.compile("<(\\w+)>");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How many copies there are at least of those whom the walk is about. A visit is also a step, with a version of its own. */
    private static final Map<String, Integer> FEWEST = Map.of(
            "clinic", 1,
            "patient", 6,
            "operator", 3,
            "branch", 2,
            "definition", 2,
            "appointment", 4,
            "treatment_plan", 3,
            "payment_plan", 3);

    private static final List<String> DATABASES = List.of("clinic", "treatment", "payment", "recall");

    private final Suite suite;
    private final Map<String, Api> callers;
    private final Map<String, String> kept = new HashMap<>();
    private final List<ConsumerRecord<String, String>> heard = new ArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();

    EveryChangeTest(Suite suite) {
        this.suite = suite;
        var gateway = suite.gateway();
        this.callers = Map.of(
                "platform", new Api(gateway, suite.token("", "platform-admin")),
                "owner", new Api(gateway, suite.token("demo", "owner")),
                "alfadocs", new Api(gateway, suite.key("demo", "api_key")),
                "dentalink", new Api(gateway, "Token " + suite.key("demo", "dentalink_token")),
                "opendental", new Api(gateway, "ODFHIR " + suite.key("demo", "opendental_key")));
    }

    @Test
    void everyOperationThatWritesTellsOfIt() throws SQLException {
        var steps = Step.all();
        var described = described();
        assertThat(steps.stream().map(Step::operation).filter(operation -> !operation.startsWith("GET ")))
                .as("the operations of every-change.txt are those of the description")
                .containsAll(described)
                .allMatch(described::contains);
        for (var operation : described) {
            assertThat(steps.stream().filter(step -> step.operation().equals(operation)))
                    .as(operation)
                    .anyMatch(step -> step.reason() != null || !step.tells().isEmpty());
        }

        prepare();
        try (var events = new Events(suite).fromNowOn()) {
            steps.forEach(step -> take(step, events));
        }
        copiesFollow();
    }

    private void prepare() {
        var clinic = callers.get("owner").get("/api/dental/clinic").expect(200);
        var now = String.valueOf(System.currentTimeMillis());
        kept.putAll(
                Map.of(
                        "now", now,
                        "digits", now.substring(now.length() - 7),
                        "clinic", clinic.text("id"),
                        "practice", clinic.text("number"),
                        "element", "walk",
                        "yesterday", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString(),
                        "png",
                                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    }

    private void take(Step step, KafkaConsumer<String, String> events) {
        heard.clear();
        var answer = send(step);
        if (step.refusal() != 0) {
            answer.expect(step.refusal());
            return;
        }
        assertThat(answer.status())
                .as("%s %s: %s", step.operation(), step.body(), answer.raw().body())
                .isBetween(200, 299);
        step.keeps().forEach(keeps -> {
            var found = answer.body().at(keeps.pointer());
            assertThat(found.isMissingNode())
                    .as("%s in %s", keeps, answer.body())
                    .isFalse();
            kept.put(keeps.name(), found.asText());
        });
        step.tells()
                .forEach(tells -> await().alias(step + " tells " + tells)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(PATIENCE)
                        .until(() -> isTold(tells, step, events)));
    }

    private boolean isTold(Step.Tells tells, Step step, KafkaConsumer<String, String> events) {
        events.poll(Duration.ofMillis(20)).forEach(heard::add);
        for (var event : heard) {
            var subject = Events.header(event, CloudEvent.SUBJECT);
            if (Events.type(event).equals(tells.type())
                    && (tells.isNew() || subject.equals(kept.get(tells.subject())))) {
                kept.put(tells.subject(), subject);
                assertThat(event.key()).isEqualTo(subject);
                assertThat(Events.header(event, CloudEvent.CLINIC_ID))
                        .as("the clinic of %s", tells)
                        .isEqualTo(clinicOf(step));
                assertThat(Events.header(event, CloudEvent.ACTOR)).isNotBlank();
                remember(event);
                return true;
            }
        }
        return false;
    }

    /** Of what belongs to no clinic nothing is known elsewhere. */
    private void remember(ConsumerRecord<String, String> event) {
        if (event.value() != null) {
            newest.merge(event.key(), Long.parseLong(Events.header(event, CloudEvent.SEQUENCE)), Math::max);
        }
    }

    private String clinicOf(Step step) {
        if (!step.isOfTheWholePlatform()) {
            return kept.get("clinic");
        }
        return step.path().contains("/developers") ? MolarisEvent.PLATFORM.toString() : kept.get("walk");
    }

    private Api.Answer send(Step step) {
        var caller = callers.get(step.who());
        var path = filled(step.address());
        var body = step.body() == null ? null : filled(step.body());
        if (body != null && body.startsWith("csv:")) {
            return caller.post(
                    path, "text/csv", body.substring(4).replace('|', '\n').getBytes(UTF_8));
        }
        if (body != null && body.startsWith("multipart:")) {
            return caller.post(path, "multipart/form-data; boundary=walk", multipart(body.substring(10)));
        }
        return switch (step.method()) {
            case "GET" -> caller.get(path);
            case "POST" -> caller.post(path, body);
            case "PUT" -> caller.put(path, body);
            case "PATCH" -> caller.patch(path, body);
            case "DELETE" -> caller.delete(path, body);
            default -> throw new IllegalArgumentException(step.method());
        };
    }

    /** {@code type=other;file=text}: a field, and a file. */
    private static byte[] multipart(String fields) {
        var parts = new StringBuilder();
        for (var field : fields.split(";", -1)) {
            var name = field.substring(0, field.indexOf('='));
            parts.append("--walk\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            if (name.equals("file")) {
                parts.append("; filename=\"walk.txt\"\r\nContent-Type: text/plain");
            }
            parts.append("\r\n\r\n").append(field.substring(name.length() + 1)).append("\r\n");
        }
        return parts.append("--walk--\r\n").toString().getBytes(UTF_8);
    }

    private String filled(String text) {
        return KEPT.matcher(text)
                .replaceAll(name ->
                        Matcher.quoteReplacement(kept.getOrDefault(name.group(1), "nothing kept as " + name.group(1))));
    }

    /** Where there are copies of whom the walk was about, they are the newest that was told. */
    private void copiesFollow() throws SQLException {
        for (var database : DATABASES) {
            try (var connection = suite.postgres().server().connect(database)) {
                for (var table : new Copies(connection).tables()) {
                    if (FEWEST.containsKey(table)) {
                        await().alias("copies in " + database + "." + table)
                                .atMost(PATIENCE)
                                .until(() -> follow(connection, table));
                    }
                }
            }
        }
    }

    private boolean follow(Connection database, String table) throws SQLException {
        var id = table.equals("clinic") ? "clinic_id" : "id";
        try (var statement = database.prepareStatement(
                "select %1$s::text, version from %2$s where %1$s::text = any(?)".formatted(id, table))) {
            statement.setArray(1, database.createArrayOf("text", newest.keySet().toArray()));
            try (var rows = statement.executeQuery()) {
                int found = 0;
                boolean follows = true;
                while (rows.next()) {
                    found++;
                    follows &= rows.getLong(2) >= newest.get(rows.getString(1));
                }
                return follows && found >= FEWEST.get(table);
            }
        }
    }

    private Set<String> described() {
        var operations = new TreeSet<String>();
        JsonNode paths = new Api(suite.gateway(), null)
                .get("/openapi.json")
                .expect(200)
                .body()
                .path("paths");
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (WRITING.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }
}
