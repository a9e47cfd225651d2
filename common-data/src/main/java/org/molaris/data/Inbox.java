package org.molaris.data;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;

/**
 * Lets each event take effect once: the note that it arrived commits with what it changed. A batch is one statement and
 * one round trip per clinic. Only what the database refuses for its data, and can never take, goes to the dead letters,
 * alone, and the partition moves on; everything else is waited for in place.
 */
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

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LATEST_RETRY = Duration.ofSeconds(2);

    private final Flush flush;
    private final CurrentClinic clinic;
    private final DeadLetters deadLetters;
    private final Counter waits;

    Inbox(Flush flush, CurrentClinic clinic, DeadLetters deadLetters, MeterRegistry meters) {
        this.flush = flush;
        this.clinic = clinic;
        this.deadLetters = deadLetters;
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
        var unreadable = new ArrayList<Uni<Void>>();
        Map<UUID, List<Arrived>> byClinic = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> received : batch) {
            try {
                var arrived = Arrived.of(received);
                byClinic.computeIfAbsent(arrived.clinicId(), id -> new ArrayList<>())
                        .add(arrived);
            } catch (IllegalArgumentException e) {
                unreadable.add(deadLetters.take(received, e));
            }
        }
        return Multi.createFrom()
                .iterable(unreadable)
                .onItem()
                .transformToUniAndConcatenate(burial -> burial)
                .onCompletion()
                .switchTo(Multi.createFrom()
                        .iterable(byClinic.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(group -> apply(group.getKey(), group.getValue(), effect)))
                .collect()
                .last();
    }

    private Uni<Void> apply(UUID clinicId, List<Arrived> events, String effect) {
        return clinic.as(
                        Caller.system(clinicId, "inbox"),
                        () -> flush.write(EVENTS + effect, Tuple.of(Arrived.asJson(events))))
                .onFailure(Inbox::isWorthARetry)
                .invoke(e -> {
                    waits.increment();
                    Log.warnf("%d events wait: %s", events.size(), e.toString());
                })
                .onFailure(Inbox::isWorthARetry)
                .retry()
                .withBackOff(FIRST_RETRY, LATEST_RETRY)
                .indefinitely()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(e -> events.size() == 1
                        ? deadLetters.take(events.get(0).received(), e)
                        : oneByOne(clinicId, events, effect));
    }

    /** Whatever does not lie in the data itself: an outage, a lost right, a migration still to come, a mistake of ours. */
    private static boolean isWorthARetry(Throwable failure) {
        return !SqlFailure.neverPasses(failure);
    }

    /** One of them is poison; the others are not to suffer for it. */
    private Uni<Void> oneByOne(UUID clinicId, List<Arrived> events, String effect) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> apply(clinicId, List.of(event), effect))
                .collect()
                .last();
    }
}
