package org.molaris.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;

class LocalKafkaTest {

    private static final String PAYMENTS = Topic.PAYMENTS.topicName();

    @TempDir
    Path home;

    @Test
    void recordsAndTopicsAreThereAfterARestart() throws Exception {
        var folder = home.resolve("kaf ka");
        try (var kafka = startUnderAForeignClassLoader(folder)) {
            send(kafka, "first");
        }
        try (var kafka = LocalKafka.start(folder, 0)) {
            kafka.createTopics(6);
            send(kafka, "second");

            assertThat(read(kafka)).containsExactly("first", "second");
            assertThat(partitions(kafka)).isEqualTo(6);
            for (var topic : Topic.values()) {
                assertThat(settings(kafka, topic))
                        .containsAllEntriesOf(topic.settings())
                        .containsEntry("flush.messages", "1");
            }
            assertThatThrownBy(() -> send(kafka, "no-such-topic", "lost")).hasMessageContaining("no-such-topic");
        }
    }

    @Test
    void eventsArePrintedInTheOrderOfTheirTimesWhateverTheirPartition() throws Exception {
        try (var kafka = LocalKafka.start(home.resolve("kafka"), 0);
                var producer = producer(kafka)) {
            kafka.createTopics(2);
            for (var event : List.of(
                    event(Topic.PAYMENTS, 0, "payment-recorded", 3, "{ \"amount\":\n 5 }"),
                    event(Topic.PATIENTS, 1, "patient-registered", 1, "{}"),
                    event(Topic.PAYMENTS, 1, "payment-plan-created", 2, "{}"),
                    event(Topic.PATIENTS, 1, "patient-erased", 4, null))) {
                producer.send(event).get(10, SECONDS);
            }
            var printed = new ByteArrayOutputStream();
            var output = new PrintStream(printed, true, StandardCharsets.UTF_8);
            try (var events = new EventReader(kafka.bootstrapServers())) {
                events.readSoFar(output);
                assertThat(lines(printed))
                        .containsExactly(
                                "2026-01-01T00:00:01Z  patients  patient-registered  clinic  subject  1  {}",
                                "2026-01-01T00:00:02Z  payments  payment-plan-created  clinic  subject  2  {}",
                                "2026-01-01T00:00:03Z  payments  payment-recorded  clinic  subject  3  { \"amount\": 5 }",
                                "2026-01-01T00:00:04Z  patients  patient-erased  clinic  subject  4  (erased)");

                producer.send(event(Topic.CLINICS, 0, "clinic-updated", 5, "{}"))
                        .get(10, SECONDS);
                await().atMost(10, SECONDS).until(() -> {
                    events.readNext(output);
                    return lines(printed).size() == 5;
                });
            }
        }
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        var folder = Files.createDirectories(home.resolve("kafka"));
        Files.writeString(folder.resolve("letter.txt"), "not a broker's");

        assertThatThrownBy(() -> LocalKafka.start(folder, 0))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is not a Kafka data folder, or is damaged");
    }

    /** One that loads Kafka a second time, as that of a test framework does. */
    private static LocalKafka startUnderAForeignClassLoader(Path folder) throws IOException {
        var classPath = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var foreign = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(foreign);
            var kafka = LocalKafka.start(folder, 0);
            kafka.createTopics(6);
            return kafka;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ProducerRecord<String, String> event(
            Topic topic, int partition, String type, int second, String data) {
        var event = new ProducerRecord<>(topic.topicName(), partition, "subject", data);
        Map.of(
                        CloudEvent.TIME,
                        "2026-01-01T00:00:0%dZ".formatted(second),
                        CloudEvent.TYPE,
                        type,
                        CloudEvent.CLINIC_ID,
                        "clinic",
                        CloudEvent.SUBJECT,
                        "subject",
                        CloudEvent.SEQUENCE,
                        "" + second)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static KafkaProducer<String, String> producer(LocalKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "2000");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        send(kafka, PAYMENTS, value);
    }

    private static void send(LocalKafka kafka, String topic, String value) throws Exception {
        try (var producer = producer(kafka)) {
            producer.send(new ProducerRecord<>(topic, 0, "plan", value)).get(10, SECONDS);
        }
    }

    private static List<String> read(LocalKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(PAYMENTS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var values = new ArrayList<String>();
            while (values.size() < 2) {
                consumer.poll(Duration.ofSeconds(10)).forEach(each -> values.add(each.value()));
            }
            return values;
        }
    }

    private static int partitions(LocalKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeTopics(List.of(PAYMENTS))
                    .allTopicNames()
                    .get(10, SECONDS)
                    .get(PAYMENTS)
                    .partitions()
                    .size();
        }
    }

    private static Map<String, String> settings(LocalKafka kafka, Topic topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeConfigs(List.of(resource)).all().get(10, SECONDS).get(resource).entries().stream()
                    .collect(Collectors.toMap(entry -> entry.name(), entry -> "" + entry.value()));
        }
    }
}
