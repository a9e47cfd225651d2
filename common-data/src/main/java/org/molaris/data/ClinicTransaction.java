package org.molaris.data;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.molaris.auth.CurrentClinic;
import org.molaris.auth.Origin;
import org.molaris.web.IdempotencyKey;
import org.molaris.web.Unavailable;

/**
 * The one way to open a transaction: bound to the current clinic, so that row-level security shows and takes that
 * clinic's rows alone. Without a clinic nothing is opened.
 *
 * <p>Once begun it is seen through, whether or not the client still waits. One inside another joins it.
 */
@ApplicationScoped
public class ClinicTransaction {

    /**
     * Binds a transaction to a clinic, lets its events say from where they come, and bounds its patience: a lock is waited
     * for 2 s, the whole takes 10 s at most.
     */
    static final String BIND = "select set_config('app.clinic_id', $1, true), set_config('app.origin', $2, true),"
            + " set_config('lock_timeout', '2s', true), set_config('transaction_timeout', '10s', true)";

    private static final String BOUND = ClinicTransaction.class.getName();

    private final CurrentClinic clinic;
    private final Idempotency idempotency;
    private final OutboxRelay relay;

    ClinicTransaction(CurrentClinic clinic, Idempotency idempotency, OutboxRelay relay) {
        this.clinic = clinic;
        this.idempotency = idempotency;
        this.relay = relay;
    }

    /** Does the work in a transaction of the current clinic. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var wanted = clinic.id();
            Optional<UUID> bound = ContextLocals.get(BOUND);
            return bound.map(outer -> within(outer, wanted, work)).orElseGet(() -> begin(wanted, work));
        });
    }

    /**
     * Does the work once under the request's {@code Idempotency-Key}, and answers the same to every repeat; without a
     * key it is simply done.
     *
     * @param type the answer's type, a record that JSON can carry
     */
    public <T> Uni<T> once(Class<T> type, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> IdempotencyKey.current()
                        .map(key -> run(() -> idempotency.once(key, type, work)))
                        .orElseGet(() -> run(work)));
    }

    private <T> Uni<T> begin(UUID wanted, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> {
                    ContextLocals.put(BOUND, wanted);
                    return bind(wanted).flatMap(bound -> work.get());
                })
                .eventually(() -> ContextLocals.remove(BOUND))
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new)
                .invoke(relay::wake)
                // A subscriber that cancels must not leave the connection in mid-transaction.
                .memoize()
                .indefinitely();
    }

    /** Work for another clinic inside, as platform administration does it, is bound to that clinic for as long. */
    private <T> Uni<T> within(UUID outer, UUID wanted, Supplier<Uni<T>> work) {
        return outer.equals(wanted)
                ? work.get()
                : bind(wanted)
                        .invoke(() -> ContextLocals.put(BOUND, wanted))
                        .flatMap(bound -> work.get())
                        // Bound back even if the work failed: whoever recovers from that is again in the outer clinic.
                        .eventually(() -> bind(outer)
                                .invoke(() -> ContextLocals.put(BOUND, outer))
                                .onFailure()
                                .recoverWithNull());
    }

    private static Uni<Object> bind(UUID clinicId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(BIND.replace("$", "?"))
                        .setParameter(1, clinicId.toString())
                        .setParameter(2, Origin.current().orElse(""))
                        .getSingleResult());
    }
}
