package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** What the suite published, read by a stranger from the beginning. */
record Events(Suite suite) {

    /** The events of one aggregate, once there are so many or more. */
    List<ConsumerRecord<String, String>> of(Topic topic, UUID subject, int atLeast) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        read(topic, record -> {
            if (subject.toString().equals(record.key())) {
                found.add(record);
            }
            return found.size() >= atLeast;
        });
        return found;
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

    private KafkaConsumer<String, String> consumerOf(Topic topic) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, suite.bootstrapServers());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        var consumer = new KafkaConsumer<String, String>(settings);
        consumer.assign(consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }
}
