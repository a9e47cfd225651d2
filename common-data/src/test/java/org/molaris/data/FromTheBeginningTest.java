package org.molaris.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
class FromTheBeginningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID clinic = Ids.next();
    private final UUID subject = Ids.next();

    @Inject
    KafkaClientService kafka;

    @Test
    void aDatabaseThatLostItsCopiesHearsEverythingAgain() {
        Events.publish(Topic.PATIENTS, Ids.next(), "note-taken", clinic, subject, 1, "{\"body\": \"x\"}");
        await().atMost(PATIENCE).until(() -> arrivals() == 1);
        Database.execute("delete from inbox");
        Database.execute("delete from note");
        Database.execute("delete from heard_partition");

        assignAnew();

        await().atMost(PATIENCE).until(() -> arrivals() == 1);
    }

    @Test
    void aDatabaseThatHasItsCopiesGoesOnWhereItWas() {
        Events.publish(Topic.PATIENTS, Ids.next(), "note-taken", clinic, subject, 1, "{\"body\": \"x\"}");
        await().atMost(PATIENCE).until(() -> arrivals() == 1);
        Database.execute("delete from inbox where clinic_id = ?", clinic);

        assignAnew();
        Events.publish(Topic.PATIENTS, Ids.next(), "note-taken", clinic, subject, 2, "{\"body\": \"y\"}");

        await().atMost(PATIENCE).until(() -> arrivals() > 1);
        assertThat(arrivals()).isEqualTo(2);
    }

    private void assignAnew() {
        kafka.getConsumer("patients")
                .runOnPollingThread(consumer -> {
                    consumer.enforceRebalance();
                })
                .await()
                .atMost(PATIENCE);
    }

    private long arrivals() {
        return Database.rows("select arrivals from note where id = ?", subject).stream()
                .mapToLong(row -> (int) row.get("arrivals"))
                .sum();
    }
}
