package org.molaris.clinic.integration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.clinic.WebhooksConfig;
import org.molaris.clinic.integration.Deliveries.Claimed;
import org.molaris.clinic.integration.Deliveries.Settled;
import org.molaris.clinic.integration.PlatformWebhooks.Due;
import org.molaris.clinic.integration.Receivers.Answer;
import org.molaris.data.SqlFailure;

/**
 * Tells webhooks what happened, each second: at least once, and each webhook in order, since it is told one thing at a time.
 * Rounds overlap, and a clinic has few attempts under way at once: whose receiver is slow keeps no other waiting.
 */
@ApplicationScoped
class WebhookRounds {

    private static final int AT_ONCE = 256;
    private static final int OF_A_CLINIC_AT_ONCE = 8;

    /** Shorter than whoever stops the service waits. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(8);

    private final PlatformWebhooks webhooks;
    private final Deliveries deliveries;
    private final Receivers receivers;
    private final WebhooksConfig config;
    private final CurrentClinic clinic;
    private final Clock clock;

    private final Counter taken;
    private final Counter failed;
    private final Counter paused;
    private final AtomicReference<Instant> oldest = new AtomicReference<>();

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    WebhookRounds(
            PlatformWebhooks webhooks,
            Deliveries deliveries,
            Receivers receivers,
            WebhooksConfig config,
            CurrentClinic clinic,
            Clock clock,
            MeterRegistry meters) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.config = config;
        this.clinic = clinic;
        this.clock = clock;
        this.taken = meters.counter("molaris.webhooks.attempts", "outcome", "taken");
        this.failed = meters.counter("molaris.webhooks.attempts", "outcome", "failed");
        this.paused = meters.counter("molaris.webhooks.paused");
        meters.gauge("molaris.webhooks.queue.age.seconds", oldest, since -> ageOf(since.get()));
    }

    @Scheduled(
            identity = "webhooks",
            every = "1s",
            delayed = "{molaris.clinic.webhooks.first-round-after}",
            concurrentExecution = ConcurrentExecution.PROCEED)
    Uni<Void> everySecond() {
        return stopping
                ? Uni.createFrom().voidItem()
                : webhooks.due(clock.instant())
                        .flatMap(this::tell)
                        .onFailure(SqlFailure::mayPass)
                        .recoverWithNull();
    }

    @Scheduled(identity = "age-of-webhooks", every = "1m", delayed = "{molaris.clinic.webhooks.first-round-after}")
    Uni<Void> everyMinute() {
        return webhooks.oldest()
                .invoke(since -> oldest.set(since.orElse(null)))
                .onFailure(SqlFailure::mayPass)
                .recoverWithItem(Optional.empty())
                .replaceWithVoid();
    }

    @Scheduled(identity = "webhooks-of-the-past", every = "1h", delayed = "7m")
    Uni<Void> everyHour() {
        return webhooks.forget(clock.instant().minus(config.keptFor()))
                .onFailure(SqlFailure::mayPass)
                .recoverWithNull();
    }

    /** What is under way is given the time to end; what does not is told again elsewhere. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (!room.tryAcquire(AT_ONCE, LAST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            Log.info("Some webhooks will be told once more what they may have been told already");
        }
    }

    private Uni<Void> tell(List<Due> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(one -> apart(() -> inTurn(one)))
                .merge(AT_ONCE)
                .collect()
                .last();
    }

    /** Each in a context of its own: that is where the current clinic is known. */
    private static Uni<Void> apart(Supplier<Uni<Void>> work) {
        var context = VertxContext.createNewDuplicatedContext(Vertx.currentContext());
        return Uni.createFrom().deferred(work::get).runSubscriptionOn(task -> context.runOnContext(now -> task.run()));
    }

    /** One for which there is no room now is still due at the next round. Another's turn comes even if this one fails. */
    private Uni<Void> inTurn(Due due) {
        if (stopping || !enter(due.clinicId())) {
            return Uni.createFrom().voidItem();
        }
        return clinic.as(Caller.system(due.clinicId(), "webhooks"), () -> tellAll(due.webhookId()))
                .onFailure()
                .invoke(e -> Log.warnf("Webhook %s waits: %s", due.webhookId(), e))
                .onFailure()
                .recoverWithNull()
                .eventually(() -> leave(due.clinicId()));
    }

    private boolean enter(UUID clinicId) {
        if (!room.tryAcquire()) {
            return false;
        }
        if (underWay.merge(clinicId, 1, Integer::sum) > OF_A_CLINIC_AT_ONCE) {
            leave(clinicId);
            return false;
        }
        return true;
    }

    private void leave(UUID clinicId) {
        underWay.computeIfPresent(clinicId, (id, attempts) -> attempts == 1 ? null : attempts - 1);
        room.release();
    }

    /** One delivery after the other, for as long as they are taken. */
    private Uni<Void> tellAll(UUID webhookId) {
        return Uni.createFrom()
                .deferred(() -> tellNext(webhookId))
                .repeat()
                .whilst(more -> more && !stopping)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there is more to be told. */
    private Uni<Boolean> tellNext(UUID webhookId) {
        return deliveries
                .claim(webhookId, clock.instant())
                .flatMap(claimed ->
                        claimed.map(this::attempt).orElse(Uni.createFrom().item(false)));
    }

    /** Wherever the receiver's answer arrives, what it says is written down here: the clinic is known. */
    private Uni<Boolean> attempt(Claimed claimed) {
        var here = Vertx.currentContext();
        return receivers
                .post(claimed.url(), claimed.message())
                .emitOn(task -> here.runOnContext(now -> task.run()))
                .flatMap(answer -> settle(claimed, answer))
                .map(Settled::more);
    }

    private Uni<Settled> settle(Claimed claimed, Answer answer) {
        var now = clock.instant();
        (answer.taken() ? taken : failed).increment();
        return deliveries
                .settle(claimed, answer, now, now.plus(BackOff.after(claimed.failures(), ThreadLocalRandom.current())))
                .invoke(settled -> {
                    if (settled.paused()) {
                        paused.increment();
                        Log.warnf("Webhook %s is paused: lastly %s", claimed.webhookId(), answer.failure());
                    }
                });
    }

    private double ageOf(Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }
}
