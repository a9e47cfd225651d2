package org.molaris.clinic.practice;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.clinic.practice.ClinicRefused.Reason;

@ApplicationScoped
class Clinics implements PanacheRepositoryBase<Clinic, UUID> {

    private final CurrentClinic clinic;

    Clinics(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    /** The clinic that the transaction belongs to. */
    Uni<Clinic> current() {
        return orRefuse(findById(clinic.id()));
    }

    /** The same with its row locked. */
    Uni<Clinic> currentForUpdate() {
        return orRefuse(findById(clinic.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<Clinic> orRefuse(Uni<Clinic> found) {
        return found.onItem().ifNull().failWith(() -> new ClinicRefused(Reason.CLINIC_NOT_FOUND));
    }
}
