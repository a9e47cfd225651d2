package org.molaris.recall.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.SqlFailure;
import org.molaris.recall.message.DueMessages.Written;

/**
 * Sends what is due, each second, clinic by clinic. What is claimed goes out once at most, here or at another replica; what
 * could not be claimed waits for the next round. A clinic whose provider is slow keeps no other waiting: rounds overlap, and
 * a clinic has several batches under way.
 */
@ApplicationScoped
class SendingRounds {

    private static final int CLINICS_AT_ONCE = 8;
    private static final int MESSAGES_AT_ONCE = 16;

    /** Times {@value #MESSAGES_AT_ONCE}: as many as there are connections to a provider. */
    private static final int BATCHES = 32;

    private static final Duration UNCONFIRMED_AFTER = Duration.ofHours(24);
    private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(1);

    /** Shorter than whoever stops the service waits. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(8);

    private final PlatformQueues queues;
    private final DueMessages dueMessages;
    private final Senders senders;
    private final Reachability reachability;
    private final List<Messenger> messengers;
    private final SettleMessages settling;
    private final CurrentClinic clinic;
    private final Clock clock;
    private final SendingMeters meters;

    /** Clinics whose next batch is being put together here. */
    private final Set<UUID> claiming = ConcurrentHashMap.newKeySet();

    private final Semaphore batches = new Semaphore(BATCHES);

    private final Cache<String, Boolean> saidLately =
            Caffeine.newBuilder().expireAfterWrite(SAID_AGAIN_AFTER).build();

    private volatile boolean stopping;

    SendingRounds(
            PlatformQueues queues,
            DueMessages dueMessages,
            Senders senders,
            Reachability reachability,
            @All List<Messenger> messengers,
            SettleMessages settling,
            CurrentClinic clinic,
            Clock clock,
            SendingMeters meters) {
        this.queues = queues;
        this.dueMessages = dueMessages;
        this.senders = senders;
        this.reachability = reachability;
        this.messengers = messengers;
        this.settling = settling;
        this.clinic = clinic;
        this.clock = clock;
        this.meters = meters;
    }

    /** What was claimed, and who carries it. */
    private record Claimed(Messenger messenger, Sender sender, List<OutgoingMessage> messages) {

        static final Claimed NOTHING = new Claimed(null, null, List.of());
    }

    @Scheduled(
            identity = "sending",
            every = "1s",
            delayed = "{molaris.recall.first-round-after}",
            concurrentExecution = ConcurrentExecution.PROCEED)
    Uni<Void> everySecond() {
        var now = clock.instant();
        return queues.due(now)
                .invoke(clinics -> meters.waiting(clinics.size()))
                .flatMap(clinics -> send(clinics, now))
                .onFailure(SqlFailure::mayPass)
                .recoverWithUni(this::nextTime);
    }

    @Scheduled(
            identity = "unconfirmed-messages",
            every = "1m",
            delayed = "{molaris.recall.first-round-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> everyMinute() {
        var since = clock.instant().minus(UNCONFIRMED_AFTER);
        return queues.unconfirmed(since)
                .flatMap(clinics -> eachOf(clinics, clinicId -> settling.giveUp(since)))
                .onFailure(SqlFailure::mayPass)
                .recoverWithUni(this::nextTime);
    }

    /** Sends what is due in these clinics. */
    Uni<Void> send(List<UUID> clinics, Instant now) {
        return eachOf(clinics, clinicId -> sendFor(clinicId, now));
    }

    /** What is with a provider is given the time to be settled; what is not there yet is given back. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (!batches.tryAcquire(BATCHES, LAST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            Log.warn("Of some messages nobody may ever know whether they have gone");
        }
    }

    private Uni<Void> nextTime(Throwable e) {
        say("No round of messages was made", e);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> eachOf(List<UUID> clinics, Function<UUID, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(clinics)
                .onItem()
                .transformToUni(clinicId -> apart(() -> inTurn(clinicId, work)))
                .merge(CLINICS_AT_ONCE)
                .collect()
                .last();
    }

    /** Each clinic in a context of its own: that is where the current clinic is known. */
    private static Uni<Void> apart(Supplier<Uni<Void>> work) {
        var context = VertxContext.createNewDuplicatedContext(Vertx.currentContext());
        return Uni.createFrom()
                .deferred(() -> work.get())
                .runSubscriptionOn(task -> context.runOnContext(now -> task.run()));
    }

    /** Another clinic's turn comes even if this one fails. */
    private Uni<Void> inTurn(UUID clinicId, Function<UUID, Uni<Void>> work) {
        return clinic.as(Caller.system(clinicId, "sending"), () -> work.apply(clinicId))
                .onFailure()
                .invoke(e -> say("The messages of clinic " + clinicId + " wait", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> sendFor(UUID clinicId, Instant now) {
        if (stopping || !claiming.add(clinicId)) {
            return Uni.createFrom().voidItem();
        }
        if (!batches.tryAcquire()) {
            claiming.remove(clinicId);
            return Uni.createFrom().voidItem();
        }
        return claim(clinicId, now)
                .eventually(() -> claiming.remove(clinicId))
                .flatMap(this::handOver)
                .eventually(() -> batches.release());
    }

    private Uni<Claimed> claim(UUID clinicId, Instant now) {
        return dueMessages.look(now).flatMap(batch -> {
            if (batch.messages().isEmpty()) {
                return Uni.createFrom().item(Claimed.NOTHING);
            }
            return batch.mustWait()
                    ? dueMessages.hold(now, batch.quietUntil()).replaceWith(Claimed.NOTHING)
                    : senders.current(batch.clinicVersion())
                            .flatMap(sender -> messengerOf(sender)
                                    .map(messenger -> claim(batch, messenger, sender, now))
                                    .orElseGet(() -> {
                                        say("The messages of clinic " + clinicId + " wait: it has no provider", null);
                                        return Uni.createFrom().item(Claimed.NOTHING);
                                    }));
        });
    }

    private Uni<Claimed> claim(DueBatch batch, Messenger messenger, Sender sender, Instant now) {
        return reachability
                .of(batch.messages().stream().map(DueMessage::patientId).toList())
                .map(patients -> new MessageWriter(batch.voice()).write(batch.messages(), patients))
                .flatMap(written -> dueMessages
                        .claim(written, now)
                        .map(claimed -> new Claimed(
                                messenger,
                                sender,
                                written.stream()
                                        .filter(message ->
                                                claimed.contains(message.due().id()))
                                        .map(Written::outgoing)
                                        .toList())));
    }

    private Optional<Messenger> messengerOf(Sender sender) {
        return messengers.stream().filter(messenger -> messenger.serves(sender)).findFirst();
    }

    private Uni<Void> handOver(Claimed claimed) {
        var here = Vertx.currentContext();
        return Multi.createFrom()
                .iterable(claimed.messages())
                .onItem()
                .transformToUni(message -> handOver(message, claimed, here))
                .merge(MESSAGES_AT_ONCE)
                .collect()
                .last();
    }

    /** Wherever a messenger answers, what it says is written down here: the clinic is known. */
    private Uni<Void> handOver(OutgoingMessage message, Claimed claimed, Context here) {
        var settled = stopping
                ? settling.giveBack(message.id())
                : claimed.messenger()
                        .send(message, claimed.sender())
                        .emitOn(task -> here.runOnContext(now -> task.run()))
                        .invoke(outcome -> meters.count(message.kind(), outcome))
                        .flatMap(outcome -> settling.settle(message.id(), outcome));
        return settled.onFailure()
                .invoke(e -> Log.warnf("What became of message %s is not written down: %s", message.id(), e))
                .onFailure()
                .recoverWithNull();
    }

    /** Once in a while is often enough for what lasts. */
    private void say(String what, Throwable why) {
        if (saidLately.asMap().putIfAbsent(what, true) == null) {
            Log.warnf("%s%s", what, why == null ? "" : ": " + why);
        }
    }
}
