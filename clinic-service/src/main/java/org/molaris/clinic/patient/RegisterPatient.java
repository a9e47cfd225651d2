package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.auth.CurrentClinic;
import org.molaris.clinic.practice.ClinicCalendar;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientRegistered;

/** A clinic has a new patient. */
@ApplicationScoped
public class RegisterPatient {

    private final Patients patients;
    private final ClinicCalendar calendar;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    RegisterPatient(
            Patients patients,
            ClinicCalendar calendar,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.patients = patients;
        this.calendar = calendar;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PatientRefused} when nobody can be born on that day. */
    public Uni<PatientDetails> handle(PersonalDetails personal) {
        return transaction.once(
                PatientDetails.class,
                () -> calendar.today().invoke(personal::mustBeBornBy).chain(() -> register(personal)));
    }

    private Uni<PatientDetails> register(PersonalDetails personal) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return patients.persistAndFlush(new Patient(Ids.next(), clinic.id(), personal, now))
                .map(Patient::asDetails)
                .call(patient -> outbox.append(new PatientRegistered(patient.asState())));
    }
}
