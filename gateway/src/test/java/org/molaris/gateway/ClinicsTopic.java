package org.molaris.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;

/** Says what clinic-service would say. */
class ClinicsTopic implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    ClinicsTopic() {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A clinic that may pass every gate. */
    UUID openClinic() {
        var id = UUID.randomUUID();
        publish(id, "dental", "pro", "active", null, 1);
        return id;
    }

    void publish(UUID id, String type, String plan, String status, String endsAt, long version) {
        say(id.toString(), """
                {"clinic":{"id":"%s","number":7,"slug":"demo","name":"Demo","clinic_type":"%s","plan":"%s",
                 "subscription_status":"%s","subscription_ends_at":%s,"time_zone":"America/El_Salvador",
                 "currency":"USD","language":"es","phone":null,"version":%d,"of_a_later_version":{"a":1}},"reason":"x"}""".formatted(
                        id, type, plan, status, endsAt == null ? "null" : '"' + endsAt + '"', version));
    }

    /** That a clinic which may pass every gate may ask only so fast. */
    void limit(UUID id, int requestsPerSecond, long version) {
        say(id.toString(), """
                {"clinic":{"id":"%s","clinic_type":"dental","plan":"pro","subscription_status":"active",
                 "requests_per_second":%d,"version":%d}}""".formatted(id, requestsPerSecond, version));
    }

    /** Any value under any key; null is a tombstone. */
    void say(String key, String value) {
        say(Topic.CLINICS, "clinic-updated", key, value);
    }

    void say(Topic topic, String type, String key, String value) {
        var event = new ProducerRecord<>(topic.topicName(), key, value);
        event.headers().add(CloudEvent.TYPE, type.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(event).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
