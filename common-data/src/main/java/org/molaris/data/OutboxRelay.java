package org.molaris.data;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands to Kafka what the outbox holds: in order per aggregate, at least once, within milliseconds of the commit. Woken
 * by the commits of its own process; what other replicas commit it finds by looking, the more rarely the less there is.
 *
 * <p>Everything here happens on one event loop, so its state needs no lock.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final long SOONEST_LOOK_MS = 10;
    private static final long LATEST_LOOK_MS = 50;
    private static final long AFTER_A_FAILURE_MS = 500;

    private final RelayLease lease;
    private final OutboxBatch outbox;
    private final Context loop;
    private final boolean publishing;
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean busy;
    private boolean stopped;
    private long wait = SOONEST_LOOK_MS;
    private long timer = -1;

    /**
     * Takes the outbox in hand.
     *
     * @param publishing whether anything is published: not by a service that only rebuilds copies
     */
    OutboxRelay(
            RelayLease lease,
            OutboxBatch outbox,
            Vertx vertx,
            MeterRegistry meters,
            @ConfigProperty(name = "molaris.outbox.published", defaultValue = "true") boolean publishing) {
        this.lease = lease;
        this.outbox = outbox;
        this.publishing = publishing;
        this.loop = vertx.getOrCreateContext();
        meters.gauge("molaris.relay.active", lease, right -> right.held() ? 1 : 0);
        // What waits is known to who relays; what another once saw waiting is gone.
        meters.gauge("molaris.outbox.lag.seconds", lease, right -> right.held() ? outbox.lagSeconds() : 0);
    }

    void start(@Observes StartupEvent started) {
        if (!publishing) {
            return;
        }
        loop.runOnContext(now -> {
            renew();
            loop.owner().setPeriodic(RelayLease.RENEWAL.toMillis(), due -> renew());
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.runOnContext(now -> {
            stopped = true;
            if (!busy) {
                giveBack();
            }
        });
    }

    private void giveBack() {
        lease.giveBack().subscribe().with(done -> {}, e -> Log.debugf("The lease runs out by itself: %s", e));
    }

    /** Something was committed: look now. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.runOnContext(now -> look());
        }
    }

    private void renew() {
        if (!stopped) {
            lease.takeOrRenew()
                    .emitOn(this::onLoop)
                    .subscribe()
                    .with(held -> look(), e -> Log.warnf("Relay lease not renewed: %s", e.toString()));
        }
    }

    private void look() {
        if (busy || stopped || !lease.held()) {
            return;
        }
        busy = true;
        woken.set(false);
        loop.owner().cancelTimer(timer);
        relay().emitOn(this::onLoop).subscribe().with(this::lookAgain, this::lookAfterFailure);
    }

    private Uni<Integer> relay() {
        return outbox.read().flatMap(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : outbox.publish(rows, lease));
    }

    private void lookAgain(int sent) {
        busy = false;
        if (stopped) {
            giveBack();
        } else if (sent > 0 || woken.get()) {
            wait = SOONEST_LOOK_MS;
            look();
        } else {
            wait = Math.min(wait * 2, LATEST_LOOK_MS);
            timer = loop.owner().setTimer(wait, due -> look());
        }
    }

    private void lookAfterFailure(Throwable e) {
        busy = false;
        Log.warnf("The outbox waits: %s", e.toString());
        timer = loop.owner().setTimer(AFTER_A_FAILURE_MS, due -> look());
    }

    private void onLoop(Runnable task) {
        loop.runOnContext(now -> task.run());
    }
}
