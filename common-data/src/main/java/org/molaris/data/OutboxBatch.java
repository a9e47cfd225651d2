package org.molaris.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.logging.Log;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.molaris.events.CloudEvent;
import org.molaris.web.TraceParent;
import org.molaris.web.Traces;

/**
 * The oldest events that are not yet published, from the table to the topic. No transaction is open while the broker
 * answers; a row goes only after the broker has it.
 */
@ApplicationScoped
class OutboxBatch {

    private static final int SIZE = 500;

    /** Everything there is, never "after the last one": a transaction that commits late has an early position. */
    private static final String OLDEST = """
            select position, id, clinic_id, topic, aggregateid, type, sequence, actor, origin, traceparent,
                   payload::text as payload, created_at
              from outbox order by position limit $1""";

    private static final String REMOVE = """
            delete from outbox
             where position = any($1)
               and exists (select from relay_lease
                            where name = 'outbox' and holder = $2 and fence = $3 and expires_at > clock_timestamp())""";

    private final Pool system;
    private final MutinyEmitter<String> kafka;
    private final String source;
    private final PublishedEvents published;
    private final Traces traces;
    private final AtomicReference<Instant> oldest = new AtomicReference<>();

    OutboxBatch(
            @ReactiveDataSource("system") Pool system,
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            PublishedEvents published,
            Traces traces) {
        this.system = system;
        this.kafka = kafka;
        this.source = "/molaris/" + service;
        this.published = published;
        this.traces = traces;
    }

    Uni<List<Row>> read() {
        return system.preparedQuery(OLDEST)
                .execute(Tuple.of(SIZE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .invoke(rows -> oldest.set(
                        rows.isEmpty()
                                ? null
                                : rows.get(0).getOffsetDateTime("created_at").toInstant()));
    }

    /**
     * Sends all at once and removes what arrived, up to the first that did not, so that order holds on the retry. Fails
     * when anything is left to be sent again.
     */
    Uni<Integer> publish(List<Row> rows, RelayLease lease) {
        return Uni.join()
                .all(rows.stream().map(this::send).toList())
                .andFailFast()
                .map(sent -> rows.subList(0, sent.contains(false) ? sent.indexOf(false) : sent.size()))
                .flatMap(sent -> remove(sent, lease).invoke(removed -> published.count(sent.subList(0, removed))))
                .invoke(removed -> {
                    if (removed < rows.size()) {
                        throw new IllegalStateException(
                                "Only %d of %d events are done with".formatted(removed, rows.size()));
                    }
                });
    }

    private Uni<Boolean> send(Row row) {
        var cause = row.getString("traceparent");
        var span = cause == null
                ? Span.getInvalid()
                : traces.begin(SpanKind.PRODUCER, "publish " + row.getString("type"), cause);
        return kafka.sendMessage(messageOf(row, span.getSpanContext()))
                .replaceWith(true)
                .onFailure()
                .invoke(e -> {
                    span.setStatus(StatusCode.ERROR);
                    Log.warnf("Event %s was not taken: %s", row.getUUID("id"), e.toString());
                })
                .onFailure()
                .recoverWithItem(false)
                .onTermination()
                .invoke(() -> span.end());
    }

    private Uni<Integer> remove(List<Row> sent, RelayLease lease) {
        var positions = sent.stream().map(row -> row.getLong("position")).toArray(Long[]::new);
        return system.preparedQuery(REMOVE)
                .execute(Tuple.of(positions, lease.holder(), lease.fence()))
                .map(removed -> removed.rowCount());
    }

    private Message<String> messageOf(Row row, SpanContext publication) {
        var headers = new RecordHeaders();
        header(headers, CloudEvent.SPEC_VERSION, "1.0");
        header(headers, CloudEvent.ID, row.getUUID("id"));
        header(headers, CloudEvent.TYPE, row.getString("type"));
        header(headers, CloudEvent.SOURCE, source);
        header(headers, CloudEvent.SUBJECT, row.getString("aggregateid"));
        header(headers, CloudEvent.TIME, row.getOffsetDateTime("created_at").toInstant());
        header(headers, CloudEvent.CLINIC_ID, row.getUUID("clinic_id"));
        header(headers, CloudEvent.ACTOR, row.getString("actor"));
        header(headers, CloudEvent.SEQUENCE, row.getLong("sequence"));
        header(headers, CloudEvent.CONTENT_TYPE, "application/json");
        if (row.getString("origin") != null) {
            header(headers, CloudEvent.ORIGIN, row.getString("origin"));
        }
        if (publication.isValid()) {
            header(headers, CloudEvent.TRACE_PARENT, TraceParent.of(publication));
        }
        return Message.of(row.getString("payload"))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(row.getString("topic"))
                        .withKey(row.getString("aggregateid"))
                        .withHeaders(headers)
                        .build());
    }

    private static void header(RecordHeaders headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(UTF_8));
    }

    /** How old the oldest event is that waits, by the machine's time, which the database wrote. */
    double lagSeconds() {
        var since = oldest.get();
        return since == null
                ? 0
                : Duration.between(since, Clock.systemUTC().instant()).toMillis() / 1000.0;
    }
}
