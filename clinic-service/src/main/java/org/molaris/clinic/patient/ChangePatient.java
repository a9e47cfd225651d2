package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientUpdated;

/** Changes what is written down about a patient, and tells the others if that changed anything. */
@ApplicationScoped
public class ChangePatient {

    private final Patients patients;
    private final PatientChecks checks;
    private final ArchivePatient archivePatient;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangePatient(
            Patients patients,
            PatientChecks checks,
            ArchivePatient archivePatient,
            Outbox outbox,
            ClinicTransaction transaction,
            Clock clock) {
        this.patients = patients;
        this.checks = checks;
        this.archivePatient = archivePatient;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the patient still has the expected version, or whatever it has when none is expected. */
    public Uni<PatientDetails> handle(UUID patientId, OptionalLong expected, UnaryOperator<PersonalDetails> change) {
        return handle(patientId, expected, change, false);
    }

    /** Makes the change, and takes the patient out of the archive again. */
    public Uni<PatientDetails> restore(UUID patientId, OptionalLong expected, UnaryOperator<PersonalDetails> change) {
        return handle(patientId, expected, change, true);
    }

    /** Makes the change, and puts the record away. */
    public Uni<PatientDetails> archive(UUID patientId, UnaryOperator<PersonalDetails> change) {
        return transaction.run(() -> handle(patientId, OptionalLong.empty(), change)
                .chain(() -> archivePatient.handle(patientId, OptionalLong.empty())));
    }

    private Uni<PatientDetails> handle(
            UUID patientId, OptionalLong expected, UnaryOperator<PersonalDetails> change, boolean restored) {
        return transaction.run(() -> patients.forChange(patientId, expected).flatMap(patient -> {
            var wanted = patient.counted(change.apply(patient.personal));
            return wanted.equals(patient.personal) && !(restored && patient.archivedAt != null)
                    ? Uni.createFrom().item(patient.asDetails())
                    : change(patient, wanted, restored);
        }));
    }

    private Uni<PatientDetails> change(Patient patient, PersonalDetails wanted, boolean restored) {
        return checks.allow(wanted, patient.personal)
                .invoke(() -> patient.change(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .invoke(() -> {
                    if (restored) {
                        patient.archivedAt = null;
                    }
                })
                .chain(() -> patients.write())
                .map(written -> patient.asDetails())
                .call(changed -> outbox.append(new PatientUpdated(changed.asState())));
    }
}
