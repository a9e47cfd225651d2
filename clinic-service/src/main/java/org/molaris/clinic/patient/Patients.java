package org.molaris.clinic.patient;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.SqlFailure;

@ApplicationScoped
class Patients implements PanacheRepositoryBase<Patient, UUID> {

    /** Unlike Hibernate's lock, this one keeps out whoever adds something that belongs to the patient. */
    private static final String LOCK =
            "select cast(id as text) from patient where id in (?1, ?2) order by id for update";

    private static final String NATIONAL_ID = "national_ids.";

    /** Which field has what is already another patient's, by the index that says so. */
    private static final Map<String, String> UNIQUE = Map.of(
            "patient_by_rut", NATIONAL_ID + "rut",
            "patient_by_fiscal_code", NATIONAL_ID + "fiscal_code",
            "patient_by_dui", NATIONAL_ID + "dui",
            "patient_by_external_id", "external_id");

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

    /** The same of a patient who may still be written to. */
    Uni<Patient> forChange(UUID patientId, OptionalLong expected) {
        return forUpdate(patientId, expected).invoke(Patient::mustBeLive);
    }

    /** A patient whose row is locked already. */
    Uni<Patient> one(UUID patientId) {
        return forUpdate(patientId, OptionalLong.empty());
    }

    /** The patient to be merged into, whose row is locked already. */
    Uni<Patient> target(UUID patientId) {
        return findById(patientId).onItem().ifNull().failWith(() -> new PatientRefused(Reason.UNKNOWN_PATIENT, "into"));
    }

    /** Locks one patient, or two in an order that everybody keeps, against every other change and addition. */
    Uni<Void> lock(UUID one, UUID other) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter(1, one)
                        .setParameter(2, other)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Those whose record says that this patient pays for them, or that they are this patient. */
    Uni<List<Patient>> pointingAt(UUID patientId) {
        return find("(mergedInto = ?1 or personal.terms.guarantorId = ?1) and erasedAt is null order by id", patientId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The records that turned out to be this patient's. */
    Uni<List<Patient>> duplicatesOf(UUID patientId) {
        return find("mergedInto = ?1 and erasedAt is null order by id", patientId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Writes what has changed. */
    Uni<Void> write() {
        return refusingWhatIsTaken(flush());
    }

    /** Writes a new one. */
    Uni<Patient> write(Patient patient) {
        return refusingWhatIsTaken(persistAndFlush(patient));
    }

    private static <T> Uni<T> refusingWhatIsTaken(Uni<T> written) {
        return written.onFailure(e -> takenIn(e) != null).transform(e -> taken(takenIn(e)));
    }

    private static String takenIn(Throwable failure) {
        return UNIQUE.entrySet().stream()
                .filter(unique -> SqlFailure.duplicates(failure, unique.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static PatientRefused taken(String field) {
        return new PatientRefused(
                field.startsWith(NATIONAL_ID) ? Reason.NATIONAL_ID_TAKEN : Reason.EXTERNAL_ID_TAKEN, field);
    }
}
