package org.molaris.clinic.patient;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.patient.PatientRefused.Reason;

@ApplicationScoped
class Patients implements PanacheRepositoryBase<Patient, UUID> {

    /** The patient with its row locked, if it still has the expected version, or whatever it has when none is. */
    Uni<Patient> forUpdate(UUID patientId, OptionalLong expected) {
        return findById(patientId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new PatientRefused(Reason.PATIENT_NOT_FOUND))
                .invoke(patient -> {
                    if (expected.isPresent() && expected.getAsLong() != patient.version) {
                        throw new PatientRefused(Reason.STALE);
                    }
                });
    }
}
