package org.molaris.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.molaris.events.Topic;

/** Where events go that can never take effect: kept whole, with where they came from and why, and counted. */
@Startup
@ApplicationScoped
class DeadLetters {

    private final MutinyEmitter<String> kafka;
    private final String service;
    private final MeterRegistry meters;

    DeadLetters(
            @Channel("dead-letters") MutinyEmitter<String> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.service = service;
        this.meters = meters;
        // From 0, so that the first one is seen to be one.
        for (var topic : Topic.values()) {
            counterOf(topic.topicName());
        }
    }

    /** Keeps the record, for as long as it takes; only then may the partition move on. */
    Uni<Void> take(ConsumerRecord<String, String> letter, Throwable reason) {
        return Uni.createFrom()
                .deferred(() -> kafka.sendMessage(messageOf(letter, reason)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .indefinitely()
                .invoke(() -> {
                    Log.errorf(
                            "Dead letter: %s-%d@%d: %s", letter.topic(), letter.partition(), letter.offset(), reason);
                    counterOf(letter.topic()).increment();
                });
    }

    private Counter counterOf(String topic) {
        return meters.counter("molaris.dead.letters", "topic", topic);
    }

    private Message<String> messageOf(ConsumerRecord<String, String> letter, Throwable reason) {
        var headers = new RecordHeaders(letter.headers());
        header(headers, "dead-letter-consumer", service);
        header(headers, "dead-letter-topic", letter.topic());
        header(headers, "dead-letter-partition", letter.partition());
        header(headers, "dead-letter-offset", letter.offset());
        header(headers, "dead-letter-reason", reason);
        return Message.of(letter.value())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(letter.key())
                        .withHeaders(headers)
                        .build());
    }

    private static void header(RecordHeaders headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(UTF_8));
    }
}
