package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** What the suite published, read by a stranger from the beginning. */
record Events(Suite suite) {

    /** Whose the events are that tests make up. */
    static final String SELF = "/molaris/suite-tests";

    /** Whoever reads all topics from now on. */
    KafkaConsumer<String, String> fromNowOn() {
        var consumer = consumerOf(Topic.values());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        return consumer;
    }

    /** All that is there now. */
    List<ConsumerRecord<String, String>> all(Topic topic) {
        try (var consumer = consumerOf(topic)) {
            var found = new ArrayList<ConsumerRecord<String, String>>();
            consumer.seekToBeginning(consumer.assignment());
            var ends = consumer.endOffsets(consumer.assignment());
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
            return found;
        }
    }

    /** The events of one aggregate, once there are so many or more; one that was published twice counts once. */
    List<ConsumerRecord<String, String>> of(Topic topic, UUID subject, int atLeast) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        var ids = new HashSet<String>();
        read(topic, record -> {
            if (subject.toString().equals(record.key())) {
                found.add(record);
                ids.add(header(record, CloudEvent.ID));
            }
            return ids.size() >= atLeast;
        });
        return found;
    }

    /** The events of one aggregate from the first to the first of a type. */
    List<ConsumerRecord<String, String>> upTo(Topic topic, UUID subject, String last) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        read(topic, record -> {
            if (subject.toString().equals(record.key()) && !endsWith(found, last)) {
                found.add(record);
            }
            return endsWith(found, last);
        });
        return found;
    }

    private static boolean endsWith(List<ConsumerRecord<String, String>> found, String type) {
        return !found.isEmpty() && type(found.get(found.size() - 1)).equals(type);
    }

    /** Announces a patient of a clinic as clinic-service would. */
    void announcePatient(KafkaProducer<String, String> producer, UUID clinic, UUID patient) {
        var record =
                new ProducerRecord<>(Topic.PATIENTS.topicName(), patient.toString(), """
                {"patient": {"id": "%s", "clinic_id": "%s", "first_name": "Zoila"}}""".formatted(patient, clinic));
        Map.of(
                        CloudEvent.ID,
                        UUID.randomUUID().toString(),
                        CloudEvent.TYPE,
                        "patient-registered",
                        CloudEvent.SOURCE,
                        SELF,
                        CloudEvent.CLINIC_ID,
                        clinic.toString(),
                        CloudEvent.SUBJECT,
                        patient.toString(),
                        CloudEvent.TIME,
                        "2026-01-15T10:00:00Z",
                        CloudEvent.SEQUENCE,
                        "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    KafkaProducer<String, String> producer() {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, suite.bootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return new KafkaProducer<>(settings);
    }

    /** How many there are now. */
    int count(Topic topic) {
        try (var consumer = consumerOf(topic)) {
            return (int) consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    static String type(ConsumerRecord<String, String> event) {
        return header(event, CloudEvent.TYPE);
    }

    private interface Reader {
        boolean isEnough(ConsumerRecord<String, String> record);
    }

    private void read(Topic topic, Reader reader) {
        try (var consumer = consumerOf(topic)) {
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                boolean enough = false;
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    enough |= reader.isEnough(record);
                }
                return enough;
            });
        }
    }

    private KafkaConsumer<String, String> consumerOf(Topic... topics) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, suite.bootstrapServers());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        var consumer = new KafkaConsumer<String, String>(settings);
        consumer.assign(Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }
}
