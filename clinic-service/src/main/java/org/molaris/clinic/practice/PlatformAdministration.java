package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.events.MolarisEvent;

/**
 * Lets a platform administrator, who is of no clinic, act in one, or for the platform itself, so that the rows of that one
 * alone are within reach.
 */
@ApplicationScoped
public class PlatformAdministration {

    private final CurrentClinic clinic;

    PlatformAdministration(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    /** Does the work for that clinic, still in the administrator's name. */
    public <T> Uni<T> in(UUID clinicId, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var administrator = clinic.caller();
            return clinic.as(new Caller(clinicId, administrator.subject(), administrator.token()), work);
        });
    }

    /** Does what is of no clinic: what administrators did under which Idempotency-Key is remembered of the platform. */
    public <T> Uni<T> ofThePlatform(Supplier<Uni<T>> work) {
        return in(MolarisEvent.PLATFORM, work);
    }
}
