package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientArchived;

/** Puts a patient's record away: lists leave it out, everything that names it goes on naming it. */
@ApplicationScoped
public class ArchivePatient {

    private final Patients patients;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ArchivePatient(Patients patients, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.patients = patients;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was put away before stays as it is. */
    public Uni<PatientDetails> handle(UUID patientId, OptionalLong expected) {
        return transaction.run(() -> patients.forUpdate(patientId, expected).flatMap(patient -> {
            if (patient.erasedAt != null) {
                throw new PatientRefused(Reason.PATIENT_ERASED);
            }
            return patient.archivedAt != null ? Uni.createFrom().item(patient.asDetails()) : archive(patient);
        }));
    }

    private Uni<PatientDetails> archive(Patient patient) {
        patient.archive(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return patients.write()
                .map(written -> patient.asDetails())
                .call(archived -> outbox.append(new PatientArchived(archived.asState())));
    }
}
