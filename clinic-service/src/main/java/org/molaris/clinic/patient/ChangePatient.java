package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.clinic.practice.ClinicCalendar;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientUpdated;

/** Changes what is written down about a patient, and tells the others if that changed anything. */
@ApplicationScoped
public class ChangePatient {

    private final Patients patients;
    private final ClinicCalendar calendar;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangePatient(
            Patients patients, ClinicCalendar calendar, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.patients = patients;
        this.calendar = calendar;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the patient still has the expected version, or whatever it has when none is expected. */
    public Uni<PatientDetails> handle(UUID patientId, OptionalLong expected, UnaryOperator<PersonalDetails> change) {
        return transaction.run(() -> patients.forUpdate(patientId, expected).flatMap(patient -> {
            var wanted = change.apply(patient.personal());
            return wanted.equals(patient.personal())
                    ? Uni.createFrom().item(patient.asDetails())
                    : change(patient, wanted);
        }));
    }

    private Uni<PatientDetails> change(Patient patient, PersonalDetails wanted) {
        return calendar.today()
                .invoke(wanted::mustBeBornBy)
                .invoke(() -> patient.change(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .chain(patients::flush)
                .map(flushed -> patient.asDetails())
                .call(changed -> outbox.append(new PatientUpdated(changed.asState())));
    }
}
