package org.molaris.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.events.CloudEvent;
import org.molaris.web.TraceParent;
import org.molaris.web.Traces;

/**
 * Lets each event take effect once: the note that it arrived commits with what it changed. A batch of states is one
 * statement and one round trip per clinic; an instruction is a use case. Only what can never be taken, by the database or
 * by whoever makes sense of it, goes to the dead letters, alone, and the partition moves on; everything else is waited for
 * in place.
 */
@Startup
@ApplicationScoped
public class Inbox {

    /** What an effect reads from: the events that have not taken effect before, all of one clinic. */
    private static final String EVENTS = """
            with arrived as (
                select distinct on (id) *
                  from jsonb_to_recordset($1::text::jsonb)
                       as e(id uuid, type text, subject uuid, sequence bigint, time timestamptz, data jsonb)),
            fresh as (
                insert into inbox (clinic_id, event_id) select current_clinic(), id from arrived
                on conflict do nothing returning event_id),
            event as (
                select current_clinic() as clinic_id, arrived.* from arrived join fresh on fresh.event_id = arrived.id)
            """;

    private static final String NOTE = """
            insert into inbox (clinic_id, event_id) values (current_clinic(), ?1) on conflict do nothing""";

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LATEST_RETRY = Duration.ofSeconds(2);

    private final Flush flush;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final DeadLetters deadLetters;
    private final ObjectMapper json;
    private final Traces traces;
    private final Counter waits;

    Inbox(
            Flush flush,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            DeadLetters deadLetters,
            ObjectMapper json,
            Traces traces,
            MeterRegistry meters) {
        this.flush = flush;
        this.transaction = transaction;
        this.json = json;
        this.clinic = clinic;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.waits = meters.counter("molaris.inbox.waits");
    }

    /**
     * Applies the effect to every event of the batch that is new here.
     *
     * @param effect a statement over {@code event (clinic_id, id, type, subject, sequence, time, data)}, where
     *     the data of a tombstone is null: for whoever was away until the topic had forgotten the event before it. It sets
     *     absolute values and takes a state only when its sequence is higher, so that a late one is harmless.
     */
    public Uni<Void> receive(ConsumerRecords<String, String> batch, String effect) {
        return applyByClinic(batch, EVENTS + effect);
    }

    /**
     * Applies a statement to every event of the batch, whether or not it is new here: for what keeps events, and knows by
     * their ids which it has.
     *
     * @param statement its {@code $1} is a JSON array, as text, of what a statement over {@code event} reads, with
     *     {@code actor} and {@code origin}
     */
    public Uni<Void> keep(ConsumerRecords<String, String> batch, String statement) {
        return applyByClinic(batch, statement);
    }

    private Uni<Void> applyByClinic(ConsumerRecords<String, String> batch, String statement) {
        Map<UUID, List<Arrived>> byClinic = new LinkedHashMap<>();
        return readable(
                        batch,
                        arrived -> byClinic.computeIfAbsent(arrived.clinicId(), id -> new ArrayList<>())
                                .add(arrived))
                .chain(() -> oneAfterTheOther(
                        byClinic.entrySet(), group -> apply(group.getKey(), group.getValue(), statement)));
    }

    /**
     * Lets a use case take each event of the batch to heart that is new here, one after the other, for an instruction that
     * the rules have a say in. It works in the transaction that remembers the event. What the rules refuse is for the use
     * case to say, not to fail with: it has been heard.
     *
     * @param actor in whose name, such as {@code recall-service}
     * @param effect fails with {@link SenselessEvent} for what nobody can ever make sense of
     */
    public Uni<Void> receive(ConsumerRecords<String, String> batch, String actor, Function<Heard, Uni<Void>> effect) {
        // A transaction ends in the context that it was begun in; a retry, or what follows a dead letter, may be
        // elsewhere.
        var context = Vertx.currentContext();
        var events = new ArrayList<Arrived>();
        return readable(batch, events::add)
                .chain(() -> oneAfterTheOther(events, event -> apply(event, actor, effect, context)));
    }

    /** Those that are none of ours go to the dead letters first. */
    private Uni<Void> readable(ConsumerRecords<String, String> batch, Consumer<Arrived> readable) {
        var unreadable = new ArrayList<Uni<Void>>();
        for (ConsumerRecord<String, String> received : batch) {
            try {
                readable.accept(Arrived.of(received));
            } catch (IllegalArgumentException e) {
                unreadable.add(deadLetters.take(received, e));
            }
        }
        return oneAfterTheOther(unreadable, burial -> burial);
    }

    private static <T> Uni<Void> oneAfterTheOther(Iterable<T> things, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last();
    }

    private Uni<Void> apply(Arrived event, String actor, Function<Heard, Uni<Void>> effect, Context context) {
        var heard = new Heard(event, json);
        var span = begin(event);
        var effected = clinic.as(
                        Caller.system(event.clinicId(), actor),
                        () -> TraceParent.during(
                                span,
                                () -> transaction.run(() -> Statements.change(NOTE, heard.id())
                                        .flatMap(noted -> noted == 1
                                                ? effect.apply(heard)
                                                : Uni.createFrom().voidItem()))))
                .runSubscriptionOn(work -> context.runOnContext(nothing -> work.run()));
        return untilItPasses(effected, 1)
                .onFailure()
                .recoverWithUni(e -> bury(event, e, span))
                .onTermination()
                .invoke(() -> span.end());
    }

    private Uni<Void> apply(UUID clinicId, List<Arrived> events, String statement) {
        var spans = events.stream().map(this::begin).toList();
        var effected = clinic.as(
                Caller.system(clinicId, "inbox"), () -> flush.write(statement, Tuple.of(Arrived.asJson(events))));
        return untilItPasses(effected, events.size())
                .onFailure()
                .recoverWithUni(e -> events.size() == 1
                        ? bury(events.get(0), e, spans.get(0))
                        : oneByOne(clinicId, events, statement))
                .onTermination()
                .invoke(() -> spans.forEach(Span::end));
    }

    /** Of an event without a cause nothing is traced. */
    private Span begin(Arrived event) {
        var cause = event.received().headers().lastHeader(CloudEvent.TRACE_PARENT);
        return cause == null
                ? Span.getInvalid()
                : traces.begin(
                        SpanKind.CONSUMER,
                        "take " + event.row().get("type").textValue(),
                        new String(cause.value(), UTF_8));
    }

    private Uni<Void> bury(Arrived event, Throwable reason, Span span) {
        span.setStatus(StatusCode.ERROR);
        return deadLetters.take(event.received(), reason);
    }

    private <T> Uni<Void> untilItPasses(Uni<T> effected, int events) {
        return effected.onFailure(Inbox::isWorthARetry)
                .invoke(e -> {
                    waits.increment();
                    Log.warnf("%d events wait: %s", events, e.toString());
                })
                .onFailure(Inbox::isWorthARetry)
                .retry()
                .withBackOff(FIRST_RETRY, LATEST_RETRY)
                .indefinitely()
                .replaceWithVoid();
    }

    /** Whatever does not lie in the data itself: an outage, a lost right, a migration still to come, a mistake of ours. */
    private static boolean isWorthARetry(Throwable failure) {
        return !SqlFailure.neverPasses(failure) && !(failure instanceof SenselessEvent);
    }

    /** One of them is poison; the others are not to suffer for it. */
    private Uni<Void> oneByOne(UUID clinicId, List<Arrived> events, String statement) {
        return oneAfterTheOther(events, event -> apply(clinicId, List.of(event), statement));
    }
}
