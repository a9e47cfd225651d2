package org.molaris.data;

import static java.util.stream.Collectors.toMap;

import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets a database hear every partition from its beginning once, so that one that was lost or emptied gets its copies
 * back. Kafka's offsets alone would go on where the old one was.
 *
 * <p>The offsets are set back before the database remembers that they were: a crash in between sets them back once more,
 * and what comes again is ignored.
 */
@ApplicationScoped
@Identifier("from-the-beginning")
class FromTheBeginning implements KafkaConsumerRebalanceListener {

    private static final String NEW = """
            select topic, partition from unnest($2::text[], $3::int[]) as assigned(topic, partition)
            except
            select topic, partition from heard_partition where consumer = $1""";
    private static final String REMEMBER = """
            insert into heard_partition (consumer, topic, partition)
            select $1, topic, partition from unnest($2::text[], $3::int[]) as assigned(topic, partition)
            on conflict do nothing""";

    /** Less than the broker allows between two polls. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Pool system;

    FromTheBeginning(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** Called on the consumer's polling thread, which may wait, and must: without the database nothing takes effect. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var group = consumer.groupMetadata().groupId();
        var unheard = waitFor(unheard(group, List.copyOf(partitions)));
        if (unheard.isEmpty()) {
            return;
        }
        var beginnings = consumer.beginningOffsets(unheard);
        consumer.commitSync(beginnings.entrySet().stream()
                .collect(toMap(each -> each.getKey(), each -> new OffsetAndMetadata(each.getValue()))));
        beginnings.forEach(consumer::seek);
        waitFor(remember(group, unheard));
        Log.infof("%s hears %d partitions from their beginnings", group, unheard.size());
    }

    private Uni<List<TopicPartition>> unheard(String group, List<TopicPartition> assigned) {
        return system.preparedQuery(NEW)
                .execute(values(group, assigned))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new TopicPartition(row.getString("topic"), row.getInteger("partition")))
                        .toList());
    }

    private Uni<?> remember(String group, List<TopicPartition> partitions) {
        return system.preparedQuery(REMEMBER).execute(values(group, partitions));
    }

    private static Tuple values(String group, List<TopicPartition> partitions) {
        return Tuple.of(
                group,
                partitions.stream().map(TopicPartition::topic).toArray(String[]::new),
                partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new));
    }

    private static <T> T waitFor(Uni<T> answer) {
        return answer.onFailure(SqlFailure::mayPass)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .expireIn(PATIENCE.toMillis())
                .await()
                .indefinitely();
    }
}
