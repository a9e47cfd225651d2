package org.molaris.gateway;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a compacted topic from its beginning into its copy and then follows it, on a thread of its own. Every instance
 * reads all of it, so there is no group and nothing to commit. While Kafka is away, what is known stays.
 */
final class TopicReader {

    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private final TopicCopy<?> copy;
    private final String topic;
    private final Map<String, Object> settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile KafkaConsumer<String, byte[]> consumer;

    TopicReader(TopicCopy<?> copy, Map<String, Object> kafka) {
        this.copy = copy;
        this.topic = copy.topic().topicName();
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-" + topic);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    void start() {
        var thread = new Thread(this::run, topic + "-reader");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped.countDown();
        var running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try (var opened = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                follow(opened, partitions(opened));
            } catch (WakeupException e) {
                Log.debugf("The topic %s is no longer followed: the gateway stops", topic);
            } catch (KafkaException e) {
                Log.warnf("The topic %s cannot be read for now: %s", topic, e.getMessage());
                pause();
            }
        }
    }

    /** Until the gateway stops, or the topic gets more partitions: then all of it is read again, which changes nothing. */
    private void follow(KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions) {
        from.assign(partitions);
        from.seekToBeginning(partitions);
        var ends = from.endOffsets(partitions);
        do {
            from.poll(AT_MOST).forEach(this::hear);
            if (!copy.complete()
                    && ends.entrySet().stream().allMatch(end -> from.position(end.getKey()) >= end.getValue())) {
                copy.nowComplete();
                Log.infof("%d %s known", copy.size(), topic);
            }
        } while (stopped.getCount() > 0 && partitions(from).size() == partitions.size());
    }

    /** From what the client knows anyway; it asks the broker again every few minutes. */
    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> from) {
        var found = from.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new KafkaException("there is no topic " + topic);
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** One record that cannot be read must not keep the others out. */
    private void hear(ConsumerRecord<String, byte[]> received) {
        try {
            var id = UUID.fromString(String.valueOf(received.key()));
            if (received.value() == null) {
                copy.forget(id);
            } else {
                copy.hear(id, received.value());
            }
        } catch (IOException | IllegalArgumentException e) {
            Log.errorf("The record %s-%d@%d cannot be read", topic, received.partition(), received.offset());
        }
    }

    private void pause() {
        try {
            if (stopped.await(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.debug("The gateway stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
