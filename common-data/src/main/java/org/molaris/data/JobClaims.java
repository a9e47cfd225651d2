package org.molaris.data;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;

/**
 * Scheduled work of one clinic, done once per period whatever the number of replicas, restarts and clock changes: the
 * claim is a row that commits with the work, so a crash in between leaves neither.
 */
@ApplicationScoped
public class JobClaims {

    private static final String CLAIM = """
            insert into job_claim (clinic_id, job, period) values (current_clinic(), ?1, ?2)
            on conflict do nothing""";

    private final CurrentClinic clinic;
    private final ClinicTransaction transaction;

    JobClaims(CurrentClinic clinic, ClinicTransaction transaction) {
        this.clinic = clinic;
        this.transaction = transaction;
    }

    /**
     * Does the work unless it was done for this period.
     *
     * @param period what it is for, in words that every replica finds alike, such as {@code 2026-03-01}
     * @return whether it was done now
     */
    public Uni<Boolean> once(UUID clinicId, String job, String period, Supplier<Uni<Void>> work) {
        return clinic.as(
                Caller.system(clinicId, job),
                () -> transaction.run(() -> claim(job, period)
                        .flatMap(claimed -> claimed
                                ? work.get().replaceWith(true)
                                : Uni.createFrom().item(false))));
    }

    private static Uni<Boolean> claim(String job, String period) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLAIM)
                        .setParameter(1, job)
                        .setParameter(2, period)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }
}
