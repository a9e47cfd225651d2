package org.molaris.auth;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The clinic that the work under way belongs to: the only way a service learns its tenant. Set by three adapters alone:
 * the passport of a request, the {@code ce_clinicid} of an event, the claim of a job. It travels with the Vert.x
 * context, so it outlives a client that hangs up.
 */
@ApplicationScoped
public class CurrentClinic {

    private static final String CALLER = Caller.class.getName();

    /** The clinic, or {@link NoClinicException}: nothing is ever done for an unknown one. */
    public UUID id() {
        return known().map(Caller::clinicId).orElseThrow(NoClinicException::new);
    }

    /** The clinic, for whoever only tells of the work: none where there is none, wherever that is asked. */
    public Optional<UUID> idIfKnown() {
        return callerIfAny().map(Caller::clinicId);
    }

    /** Who acts, with or without a clinic. */
    public Caller caller() {
        return known().orElseThrow(NoClinicException::new);
    }

    /** Who acts, if anybody is known to, wherever that is asked. */
    public Optional<Caller> callerIfAny() {
        return VertxContext.isOnDuplicatedContext() ? known() : Optional.empty();
    }

    /** Does the work on behalf of the caller, and forgets the caller afterwards. */
    public <T> Uni<T> as(Caller caller, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var before = known();
            set(caller);
            return work.get().eventually(() -> before.ifPresentOrElse(CurrentClinic::set, CurrentClinic::forget));
        });
    }

    static void set(Caller caller) {
        ContextLocals.put(CALLER, caller);
    }

    private static void forget() {
        ContextLocals.remove(CALLER);
    }

    private static Optional<Caller> known() {
        return ContextLocals.get(CALLER);
    }
}
