package org.molaris.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;

/** Reads every topic from its beginning and merges the partitions by time, holding only a little of each at once. */
final class EventReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(250);
    private static final int HELD_PER_PARTITION = 200;

    private static final Comparator<ConsumerRecord<String, String>> BY_TIME =
            Comparator.comparing(EventReader::timeOf).thenComparing(ConsumerRecord::offset);

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;

    EventReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        HELD_PER_PARTITION,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        2 << 20),
                new StringDeserializer(),
                new StringDeserializer());
        this.partitions = Arrays.stream(Topic.values())
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Prints what was there when it was called. */
    void readSoFar(PrintStream output) {
        var ends = consumer.endOffsets(partitions);
        var held = new HashMap<TopicPartition, PriorityQueue<ConsumerRecord<String, String>>>();
        partitions.forEach(partition -> held.put(partition, new PriorityQueue<>(BY_TIME)));
        while (!output.checkError()) {
            emit(held, ends, output);
            var unfinished = partitions.stream()
                    .filter(partition -> !isReadTo(partition, ends))
                    .toList();
            if (unfinished.isEmpty()) {
                break;
            }
            consumer.pause(partitions);
            consumer.resume(unfinished.stream()
                    .filter(partition -> held.get(partition).size() < HELD_PER_PARTITION)
                    .toList());
            consumer.poll(WAIT)
                    .forEach(event -> held.get(new TopicPartition(event.topic(), event.partition()))
                            .add(event));
        }
        consumer.resume(partitions);
    }

    /** Prints what has come since, after waiting a little for it. */
    void readNext(PrintStream output) {
        var events = new ArrayList<ConsumerRecord<String, String>>();
        consumer.poll(WAIT).forEach(events::add);
        events.sort(BY_TIME);
        events.forEach(event -> output.println(line(event)));
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Prints the earliest as long as every partition that has more to come has said what comes next. */
    private void emit(
            Map<TopicPartition, PriorityQueue<ConsumerRecord<String, String>>> held,
            Map<TopicPartition, Long> ends,
            PrintStream output) {
        Set<TopicPartition> open = Set.copyOf(partitions.stream()
                .filter(partition -> !isReadTo(partition, ends))
                .toList());
        while (open.stream().noneMatch(partition -> held.get(partition).isEmpty())) {
            Optional<PriorityQueue<ConsumerRecord<String, String>>> earliest = held.values().stream()
                    .filter(events -> !events.isEmpty())
                    .min(Comparator.comparing(PriorityQueue::peek, BY_TIME));
            if (earliest.isEmpty()) {
                return;
            }
            output.println(line(earliest.get().remove()));
        }
    }

    private boolean isReadTo(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return consumer.position(partition) >= ends.get(partition);
    }

    static String line(ConsumerRecord<String, String> event) {
        var headers = event.headers();
        return String.join(
                "  ",
                header(headers, CloudEvent.TIME),
                event.topic(),
                header(headers, CloudEvent.TYPE),
                header(headers, CloudEvent.CLINIC_ID),
                header(headers, CloudEvent.SUBJECT),
                header(headers, CloudEvent.SEQUENCE),
                event.value() == null ? "(erased)" : event.value().replaceAll("\\s*\\R\\s*", " "));
    }

    private static Instant timeOf(ConsumerRecord<String, String> event) {
        try {
            return Instant.parse(header(event.headers(), CloudEvent.TIME));
        } catch (DateTimeParseException notSaid) {
            return Instant.ofEpochMilli(event.timestamp());
        }
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
