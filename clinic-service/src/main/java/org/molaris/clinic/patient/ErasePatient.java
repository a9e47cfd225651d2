package org.molaris.clinic.patient;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientErased;

/**
 * Makes a patient nobody, for good: name, phones and everything else that was written down are gone, with the documents and
 * with the records that turned out to be duplicates of this one. What the clinic did and was paid stays, of nobody.
 */
@ApplicationScoped
public class ErasePatient {

    private final Patients patients;
    private final Belongings belongings;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ErasePatient(Patients patients, Belongings belongings, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.patients = patients;
        this.belongings = belongings;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who was erased before stays so. */
    public Uni<PatientDetails> handle(UUID patientId, OptionalLong expected) {
        return transaction.once(
                PatientDetails.class,
                () -> patients.lock(patientId, patientId)
                        .chain(() -> patients.forUpdate(patientId, expected))
                        .call(patient -> patient.erasedAt == null
                                ? eraseAll(patient)
                                : Uni.createFrom().voidItem())
                        .map(Patient::asDetails));
    }

    private Uni<Void> eraseAll(Patient patient) {
        return patients.duplicatesOf(patient.id)
                .onItem()
                .transformToMulti(duplicates -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(patient),
                                Multi.createFrom().iterable(duplicates)))
                .onItem()
                .transformToUniAndConcatenate(this::erase)
                .collect()
                .last();
    }

    private Uni<Void> erase(Patient patient) {
        patient.erase(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return patients.write()
                .chain(() -> belongings.forget(patient.id))
                .chain(() -> outbox.append(new PatientErased(patient.asDetails().asState())));
    }
}
