package org.molaris.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
class OutboxRelayTest {

    private final UUID clinic = Ids.next();

    @Inject
    MeterRegistry meters;

    @Test
    void aTransactionThatCommitsLateLosesNothing() throws SQLException {
        var early = Ids.next();
        var late = Ids.next();
        try (var slow = open();
                var quick = open()) {
            append(slow, late, 1);
            append(quick, early, 1);
            quick.commit();
            assertThat(Events.of(Topic.PAYMENTS, early, 1)).hasSize(1);

            slow.commit();
            assertThat(Events.of(Topic.PAYMENTS, late, 1)).hasSize(1);
        }
    }

    @Test
    void whatOtherReplicasCommitIsFoundInOrder() throws SQLException {
        var subject = Ids.next();
        try (var replica = open()) {
            for (int sequence = 1; sequence <= 1200; sequence++) {
                append(replica, subject, sequence);
            }
            replica.commit();
        }

        assertThat(Events.of(Topic.PAYMENTS, subject, 1200))
                .extracting(Events.Published::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
        await().until(() -> waiting(subject) == 0);
    }

    @Test
    void whileAnotherInstanceHasTheLeaseNothingIsTakenFromIt() throws SQLException {
        var subject = Ids.next();
        Database.execute("update relay_lease set holder = gen_random_uuid(), fence = fence + 1,"
                + " expires_at = clock_timestamp() + interval '4 seconds'");
        try (var replica = open()) {
            append(replica, subject, 1);
            replica.commit();
        }

        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> waiting(subject) == 1);
        assertThat(gauge("molaris.relay.active")).isZero();
        assertThat(gauge("molaris.outbox.lag.seconds")).isZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting(subject) == 0);
        assertThat(Events.of(Topic.PAYMENTS, subject, 1)).isNotEmpty();
        assertThat(gauge("molaris.relay.active")).isEqualTo(1);
    }

    @Test
    void whatIsPublishedIsCountedByTopicAndType() throws SQLException {
        var subject = Ids.next();
        double before = published();
        try (var replica = open()) {
            append(replica, subject, 1);
            append(replica, subject, 2);
            replica.commit();
        }

        await().until(() -> waiting(subject) == 0);
        await().until(() -> published() == before + 2);
    }

    @Test
    void whatDashboardsCountIsThereBeforeTheFirstOne() {
        assertThat(meters.get("molaris.outbox.published")
                        .tags("topic", "payments", "type", "note-never-taken")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void theLastWordOfASubjectIsFollowedByATombstone() {
        var subject = Ids.next();
        Caller.owner(clinic)
                .call()
                .body("{\"id\": \"%s\", \"body\": \"farewell\", \"seconds\": 0}".formatted(subject))
                .post("/notes")
                .then()
                .statusCode(200);

        var words = Events.of(Topic.PAYMENTS, subject, 2);
        assertThat(words).hasSize(2);
        assertThat(words.get(0).raw().value()).contains("farewell");
        assertThat(words.get(1).raw().value()).isNull();
        assertThat(words).extracting(Events.Published::type).containsExactly("note-taken", "note-taken");
        assertThat(words).extracting(word -> word.header(CloudEvent.ID)).doesNotHaveDuplicates();
    }

    @Test
    void theOutboxIsOpenToTheRelayAloneAndOnlyToRead() throws SQLException {
        try (var app = open()) {
            append(app, Ids.next(), 1);
            for (var forbidden : List.of("select 1 from outbox", "delete from outbox", "update outbox set type = ''")) {
                var savepoint = app.setSavepoint();
                assertThatThrownBy(() -> app.createStatement().execute(forbidden))
                        .hasMessageContaining("permission denied");
                app.rollback(savepoint);
            }
        }
    }

    private Connection open() throws SQLException {
        var connection = Database.asApp();
        connection.setAutoCommit(false);
        connection.createStatement().execute("select set_config('app.clinic_id', '" + clinic + "', true)");
        return connection;
    }

    private void append(Connection connection, UUID subject, long sequence) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
                values (?, ?, 'payments', 'note', ?, 'note-taken', ?, 'test', '{"body": "x"}')""")) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, clinic);
            insert.setString(3, subject.toString());
            insert.setLong(4, sequence);
            insert.execute();
        }
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double published() {
        return meters.counter("molaris.outbox.published", "topic", "payments", "type", "note-taken")
                .count();
    }

    private static long waiting(UUID subject) {
        return (long) Database.value("select count(*) from outbox where aggregateid = ?", subject.toString());
    }
}
