package org.molaris.recall.whatsapp;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;

/**
 * Makes what came back take effect, a clinic at a time: at once when it came to this process, and soon when it came to one
 * that is no more. The effects are functions of the schema: see {@code V008__webhooks.sql}.
 */
@ApplicationScoped
class HandleDeliveries {

    private static final String WAKE = "whatsapp-deliveries";
    private static final int AT_ONCE = 500;

    /** WhatsApp repeats itself for a week; what comes later than this is an old word. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final String HANDLE = "select taken, laid_aside from handle_deliveries($1, $2, $3)";

    private final PlatformDeliveries deliveries;
    private final CurrentClinic clinic;
    private final Flush flush;
    private final EventBus bus;
    private final Clock clock;

    /** Those that will be looked at by themselves. */
    private final Set<UUID> woken = ConcurrentHashMap.newKeySet();

    HandleDeliveries(PlatformDeliveries deliveries, CurrentClinic clinic, Flush flush, EventBus bus, Clock clock) {
        this.deliveries = deliveries;
        this.clinic = clinic;
        this.flush = flush;
        this.bus = bus;
        this.clock = clock;
    }

    /** Something was committed for the clinic. */
    void wake(UUID clinicId) {
        if (woken.add(clinicId)) {
            bus.send(WAKE, clinicId.toString());
        }
    }

    @ConsumeEvent(WAKE)
    Uni<Void> woken(String clinicId) {
        var id = UUID.fromString(clinicId);
        woken.remove(id);
        return handle(id);
    }

    @Scheduled(
            identity = "whatsapp-deliveries",
            every = "5s",
            delayed = "{molaris.recall.first-round-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return deliveries
                .waiting()
                .flatMap(clinics -> Multi.createFrom()
                        .iterable(clinics)
                        .onItem()
                        .transformToUniAndConcatenate(this::handle)
                        .collect()
                        .last())
                .onFailure()
                .recoverWithUni(e -> {
                    Log.warnf("No delivery was looked for: %s", e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    @Scheduled(identity = "whatsapp-deliveries-forgotten", every = "1h", delayed = "7m")
    Uni<Void> forget() {
        return deliveries.forget(clock.instant().minus(REMEMBERED));
    }

    /** All that wait, and that nobody else has taken. What fails waits for the next look. */
    Uni<Void> handle(UUID clinicId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> someOf(clinicId))
                .whilst(taken -> taken == AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(e -> {
                    Log.warnf("Deliveries to clinic %s wait: %s", clinicId, e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Integer> someOf(UUID clinicId) {
        var caller = Caller.system(clinicId, "whatsapp");
        return clinic.as(
                        caller,
                        () -> flush.write(
                                HANDLE, Tuple.of(AT_ONCE, clock.instant().atOffset(ZoneOffset.UTC), caller.subject())))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getInteger("laid_aside") > 0) {
                        Log.errorf(
                                "Of clinic %s, %d deliveries can never take effect: see failure in webhook_delivery",
                                clinicId, row.getInteger("laid_aside"));
                    }
                })
                .map(row -> row.getInteger("taken"));
    }
}
