package org.molaris.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.molaris.events.Topic;

/** Consumers that hear, under other names, what a service hears: until they have heard all that there was at first. */
final class Hearing implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long POLL_MILLIS = 200;

    private final Admin kafka;
    private final String group;
    private final Map<TopicPartition, Long> ends;

    /**
     * Looks what there is.
     *
     * @param heardBy the service, whose groups are named after it and the topic
     * @param group what those of the others are named after instead
     */
    Hearing(String bootstrapServers, String heardBy, String group) {
        this.kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.group = group;
        forget();
        var groups = groupsOf(heardBy);
        var topics = Arrays.stream(Topic.values())
                .filter(topic -> !topic.isOfInstructions())
                .map(Topic::topicName)
                .filter(topic -> groups.contains(heardBy + "." + topic))
                .toList();
        this.ends = endsOf(topics);
    }

    /** Fails when whoever hears has ended. */
    void untilAllIsHeard(BooleanSupplier isRunning) {
        long begin = System.nanoTime();
        while (!isHeard()) {
            if (!isRunning.getAsBoolean()) {
                throw new LaunchException("What hears the topics has ended; its log tells more.");
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new LaunchException("The topics were not heard within %d min.".formatted(PATIENCE.toMinutes()));
            }
            pause();
        }
    }

    private boolean isHeard() {
        var heard = new HashMap<TopicPartition, Long>();
        for (var topic :
                ends.keySet().stream().map(TopicPartition::topic).distinct().toList()) {
            answer(kafka.listConsumerGroupOffsets(group + "." + topic).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> heard.put(partition, offset == null ? 0L : offset.offset()));
        }
        return ends.entrySet().stream().allMatch(end -> heard.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> endsOf(List<String> topics) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        answer(kafka.describeTopics(topics).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each -> wanted.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        var found = new HashMap<TopicPartition, Long>();
        answer(kafka.listOffsets(wanted).all()).forEach((partition, end) -> found.put(partition, end.offset()));
        return found;
    }

    private List<String> groupsOf(String name) {
        return answer(kafka.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(GroupListing::groupId)
                .filter(each -> each.startsWith(name + "."))
                .toList();
    }

    /** What those of an earlier time had heard, who may not have come to their end. */
    private void forget() {
        var left = groupsOf(group);
        if (!left.isEmpty()) {
            answer(kafka.deleteConsumerGroups(left).all());
        }
    }

    @Override
    public void close() {
        try {
            forget();
        } finally {
            kafka.close();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while the topics were heard.", e);
        }
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new LaunchException(
                    "Kafka does not answer: %s.".formatted(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Kafka was asked.", e);
        }
    }
}
