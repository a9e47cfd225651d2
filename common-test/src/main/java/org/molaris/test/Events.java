package org.molaris.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
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

/** The topics as a stranger reads and writes them. */
public final class Events {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private static final Map<Topic, Reader> READERS = new ConcurrentHashMap<>();

    private Events() {}

    /** An event as it stands on its topic. */
    public record Published(ConsumerRecord<String, String> raw) {

        public String header(String name) {
            var header = raw.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), UTF_8);
        }

        public String type() {
            return header(CloudEvent.TYPE);
        }

        public long sequence() {
            return Long.parseLong(header(CloudEvent.SEQUENCE));
        }

        public Json data() {
            return Json.of(raw.value());
        }
    }

    /** All of one key, from the beginning, once there are that many. */
    public static List<Published> of(Topic topic, UUID key, int atLeast) {
        return until(topic, event -> key.toString().equals(event.raw().key()), atLeast);
    }

    /** All that fit, from the beginning, once there are that many. */
    public static List<Published> until(Topic topic, Predicate<Published> fits, int atLeast) {
        return READERS.computeIfAbsent(topic, Reader::new).until(fits, atLeast);
    }

    /** Reads a topic once, and then on: it is long by the time that the last tests ask. */
    private static final class Reader {

        private final KafkaConsumer<String, String> consumer = new KafkaConsumer<>(consumer());
        private final List<TopicPartition> partitions;
        private final List<Published> read = new ArrayList<>();

        Reader(Topic topic) {
            partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** Never less than all that is there by now, whatever is enough. */
        synchronized List<Published> until(Predicate<Published> fits, int atLeast) {
            var found = new ArrayList<>(read.stream().filter(fits).toList());
            var ends = consumer.endOffsets(partitions);
            // The consumer does the waiting itself.
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONG_ENOUGH)
                    .until(() -> (isReadTo(ends) && found.size() >= atLeast) || readOn(fits, found));
            return found;
        }

        /** False, since it has yet to be seen whether that was enough. */
        private boolean readOn(Predicate<Published> fits, List<Published> found) {
            for (var received : consumer.poll(Duration.ofMillis(50))) {
                var event = new Published(received);
                read.add(event);
                if (fits.test(event)) {
                    found.add(event);
                }
            }
            return false;
        }

        private boolean isReadTo(Map<TopicPartition, Long> ends) {
            return partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
        }
    }

    /** Publishes as another service would. */
    public static void publish(
            Topic topic, UUID id, String type, UUID clinic, UUID subject, long sequence, String data) {
        publish(
                topic,
                subject.toString(),
                data,
                Map.of(
                        CloudEvent.ID, id.toString(),
                        CloudEvent.TYPE, type,
                        CloudEvent.CLINIC_ID, clinic.toString(),
                        CloudEvent.SUBJECT, subject.toString(),
                        CloudEvent.TIME, "2026-01-15T10:00:00Z",
                        CloudEvent.SEQUENCE, String.valueOf(sequence)));
    }

    /** Publishes whatever a test wants to be published. */
    public static void publish(Topic topic, String key, String data, Map<String, String> headers) {
        try {
            var sent = new ProducerRecord<>(topic.topicName(), key, data);
            headers.forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
            Producer.OF_THE_MODULE.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made when the first test publishes; ends with the JVM. */
    private static final class Producer {

        static final KafkaProducer<String, String> OF_THE_MODULE = new KafkaProducer<>(settings());

        private static Properties settings() {
            var settings = new Properties();
            settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.setting("kafka.bootstrap.servers"));
            settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
            settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
            return settings;
        }
    }

    private static Properties consumer() {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.setting("kafka.bootstrap.servers"));
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return settings;
    }
}
