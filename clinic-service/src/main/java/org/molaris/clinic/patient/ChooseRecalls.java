package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientEvent;
import org.molaris.events.patient.PatientOptedIn;
import org.molaris.events.patient.PatientOptedOut;

/** A patient wants no recall messages, or wants them again. The same choice twice changes nothing. */
@ApplicationScoped
public class ChooseRecalls {

    private final Patients patients;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChooseRecalls(Patients patients, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.patients = patients;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** No more of them. */
    public Uni<PatientDetails> optOut(UUID patientId, OptionalLong expected) {
        return choose(patientId, expected, true);
    }

    /** Yes, again. */
    public Uni<PatientDetails> optIn(UUID patientId, OptionalLong expected) {
        return choose(patientId, expected, false);
    }

    /**
     * The choice of whoever answered a message. Their record may have turned out to be another's since it was sent: then it is
     * that one's.
     */
    public Uni<PatientDetails> byMessage(UUID patientId, boolean optedOut) {
        return transaction.run(() -> patients.forUpdate(patientId, OptionalLong.empty())
                .flatMap(patient -> choose(
                        patient.mergedInto == null ? patientId : patient.mergedInto, OptionalLong.empty(), optedOut)));
    }

    private Uni<PatientDetails> choose(UUID patientId, OptionalLong expected, boolean optedOut) {
        return transaction.run(() -> patients.forChange(patientId, expected)
                .flatMap(patient -> patient.recallOptedOut == optedOut
                        ? Uni.createFrom().item(patient.asDetails())
                        : choose(patient, optedOut)));
    }

    private Uni<PatientDetails> choose(Patient patient, boolean optedOut) {
        patient.chooseRecalls(optedOut, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return patients.flush().map(flushed -> patient.asDetails()).call(chosen -> outbox.append(eventOf(chosen)));
    }

    private static PatientEvent eventOf(PatientDetails chosen) {
        return chosen.recallOptedOut() ? new PatientOptedOut(chosen.asState()) : new PatientOptedIn(chosen.asState());
    }
}
