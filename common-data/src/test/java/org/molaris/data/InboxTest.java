package org.molaris.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
class InboxTest {

    private final UUID clinic = Ids.next();
    private final UUID subject = Ids.next();

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    }

    @Test
    void anEventThatComesTwiceTakesEffectOnce() {
        var event = Ids.next();
        publish(event, subject, "{\"body\": \"x\"}");
        publish(event, subject, "{\"body\": \"x\"}");
        publish(Ids.next(), subject, "{\"body\": \"x\"}");

        await().until(() -> arrivals(subject) == 2);
        publish(event, subject, "{\"body\": \"x\"}");
        var witness = Ids.next();
        publish(Ids.next(), witness, "{\"body\": \"x\"}");
        await().until(() -> arrivals(witness) == 1);
        assertThat(arrivals(subject)).isEqualTo(2);
    }

    @Test
    void eventsOfSeveralClinicsGoEachToTheirOwn() {
        var other = Ids.next();
        Events.publish(Topic.PATIENTS, Ids.next(), "note-taken", other, subject, 1, "{\"body\": \"theirs\"}");
        publish(Ids.next(), subject, "{\"body\": \"ours\"}");

        await().until(() -> arrivals(subject) == 2);
        assertThat(Database.value("select body from note where clinic_id = ?", other))
                .isEqualTo("theirs");
        assertThat(Database.value("select body from note where clinic_id = ?", clinic))
                .isEqualTo("ours");
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheOthersAreNotHeldUp() {
        var before = deadLetters();
        var poison = Ids.next();
        publish(Ids.next(), Ids.next(), "{\"body\": \"before\"}");
        publish(poison, subject, "{\"body\": \"poison\"}");
        publish(Ids.next(), subject, "{\"body\": \"after\"}");

        await().until(() -> arrivals(subject) == 1);
        assertThat(Database.value("select body from note where id = ?", subject))
                .isEqualTo("after");
        var letter = Events.until(Topic.DEAD_LETTERS, event -> poison.toString().equals(event.header(CloudEvent.ID)), 1)
                .get(0);
        assertThat(letter.raw().value()).isEqualTo("{\"body\": \"poison\"}");
        assertThat(letter.header("dead-letter-topic")).isEqualTo("patients");
        assertThat(letter.header("dead-letter-consumer")).isEqualTo("notes-service");
        assertThat(letter.header("dead-letter-reason")).contains("note_body_check");
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void whatIsNoEventGoesToTheDeadLetters() {
        var key = Ids.next().toString();
        Events.publish(Topic.PATIENTS, key, "{\"body\": \"x\"}", Map.of());
        Events.publish(Topic.PATIENTS, key, "{", headers());
        Events.publish(Topic.PATIENTS, key, "[]", headers());

        assertThat(Events.until(
                        Topic.DEAD_LETTERS, event -> key.equals(event.raw().key()), 3))
                .hasSize(3);
    }

    @Test
    void aTombstoneTakesEffectOnceWithoutData() {
        var headers = headers();
        Events.publish(Topic.PATIENTS, subject.toString(), null, headers);
        Events.publish(Topic.PATIENTS, subject.toString(), null, headers);
        publish(Ids.next(), subject, "{\"body\": \"x\"}");

        await().until(() -> arrivals(subject) == 2);
        assertThat(Database.value("select body from note where id = ?", subject))
                .isEqualTo("forgotten");
    }

    @Test
    void whatMayPassIsWaitedFor() throws SQLException {
        var before = deadLetters();
        double waits = meters.counter("molaris.inbox.waits").count();
        try (var elsewhere = Database.asSuperuser()) {
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("lock table note in access exclusive mode");
            publish(Ids.next(), subject, "{\"body\": \"x\"}");
            await().until(() -> meters.counter("molaris.inbox.waits").count() > waits);
        }

        await().until(() -> arrivals(subject) == 1);
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void anInstructionTakesEffectOnceThroughAUseCaseInTheNameOfWhoPassedItOn() {
        var event = Ids.next();
        instruct(event, subject, noteOf(subject, "x"));
        instruct(event, subject, noteOf(subject, "x"));
        instruct(Ids.next(), subject, noteOf(subject, "x"));

        await().until(() -> arrivals(subject) == 2);
        instruct(event, subject, noteOf(subject, "x"));
        var witness = Ids.next();
        instruct(Ids.next(), witness, noteOf(witness, "x"));
        await().until(() -> arrivals(witness) == 1);
        assertThat(arrivals(subject)).isEqualTo(2);
        assertThat(Events.of(Topic.PAYMENTS, subject, 2))
                .extracting(published -> published.header(CloudEvent.ACTOR))
                .containsExactly("system:notes-desk", "system:notes-desk");
    }

    @Test
    void anInstructionThatCanNeverBeFollowedHoldsNobodyUpAndLeavesNothing() {
        var poison = Ids.next();
        var nonsense = Ids.next();
        instruct(poison, subject, noteOf(subject, "poison"));
        instruct(nonsense, subject, "{\"subject\": 5}");
        instruct(Ids.next(), subject, noteOf(subject, "after"));

        await().until(() -> arrivals(subject) == 1);
        assertThat(Events.until(
                        Topic.DEAD_LETTERS,
                        event -> Stream.of(poison, nonsense)
                                .anyMatch(id -> id.toString().equals(event.header(CloudEvent.ID))),
                        2))
                .hasSize(2)
                .allSatisfy(
                        letter -> assertThat(letter.header("dead-letter-topic")).isEqualTo("patient-requests"));
        assertThat(Database.value("select count(*) from inbox where event_id in (?, ?)", poison, nonsense))
                .isEqualTo(0L);
    }

    @Test
    void anInstructionWaitsForWhatMayPass() throws SQLException {
        var before = deadLetters();
        instruct(Ids.next(), subject, noteOf(subject, "x"));
        await().until(() -> arrivals(subject) == 1);
        double waits = meters.counter("molaris.inbox.waits").count();
        try (var elsewhere = Database.asSuperuser()) {
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("select from note where id = '%s' for update".formatted(subject));
            instruct(Ids.next(), subject, noteOf(subject, "x"));
            await().until(() -> meters.counter("molaris.inbox.waits").count() > waits);
        }

        await().until(() -> arrivals(subject) == 2);
        assertThat(deadLetters()).isEqualTo(before);
    }

    private void instruct(UUID event, UUID about, String data) {
        Events.publish(Topic.PATIENT_REQUESTS, event, "note-taken", clinic, about, 0, data);
    }

    private String noteOf(UUID about, String body) {
        return "{\"clinic_id\": \"%s\", \"subject\": \"%s\", \"body\": \"%s\", \"of_a_later_version\": 1}"
                .formatted(clinic, about, body);
    }

    private void publish(UUID event, UUID about, String data) {
        Events.publish(Topic.PATIENTS, event, "note-taken", clinic, about, 1, data);
    }

    private Map<String, String> headers() {
        return Map.of(
                CloudEvent.ID,
                Ids.next().toString(),
                CloudEvent.TYPE,
                "note-taken",
                CloudEvent.CLINIC_ID,
                clinic.toString(),
                CloudEvent.SUBJECT,
                subject.toString(),
                CloudEvent.TIME,
                "2026-01-15T10:00:00Z",
                CloudEvent.SEQUENCE,
                "1");
    }

    private static int arrivals(UUID note) {
        return Database.rows("select arrivals from note where id = ?", note).stream()
                .mapToInt(row -> (int) row.get("arrivals"))
                .sum();
    }

    private double deadLetters() {
        return meters.counter("molaris.dead.letters", "topic", "patients").count();
    }
}
