package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientRegistered;

/** A clinic has a new patient. */
@ApplicationScoped
public class RegisterPatient {

    private final Patients patients;
    private final PatientChecks checks;
    private final Namesakes namesakes;
    private final ArchivePatient archivePatient;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    RegisterPatient(
            Patients patients,
            PatientChecks checks,
            Namesakes namesakes,
            ArchivePatient archivePatient,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.patients = patients;
        this.checks = checks;
        this.namesakes = namesakes;
        this.archivePatient = archivePatient;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PatientRefused} when that cannot be true of a patient of this clinic. */
    public Uni<PatientDetails> handle(PersonalDetails personal) {
        return transaction.once(
                PatientDetails.class, () -> checks.allow(personal).chain(() -> register(personal)));
    }

    /**
     * The same unless the clinic has somebody of the same name, date of birth, and email or a phone: then it fails with
     * {@link PatientRefused}, too.
     *
     * @param putAway whether the record is to be archived from the beginning
     */
    public Uni<PatientDetails> handleUnlessKnown(PersonalDetails personal, boolean putAway) {
        return transaction.once(
                PatientDetails.class,
                () -> namesakes
                        .allow(personal)
                        .chain(() -> checks.allow(personal))
                        .chain(() -> register(personal))
                        .flatMap(registered -> putAway
                                ? archivePatient.handle(registered.id(), OptionalLong.empty())
                                : Uni.createFrom().item(registered)));
    }

    private Uni<PatientDetails> register(PersonalDetails personal) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var counted = personal.withPhones(PatientPhone.numbered(personal.phones(), List.of(), 0));
        return patients.write(new Patient(Ids.next(), clinic.id(), counted, now))
                .map(Patient::asDetails)
                .call(patient -> outbox.append(new PatientRegistered(patient.asState())));
    }
}
