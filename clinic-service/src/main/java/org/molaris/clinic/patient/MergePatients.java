package org.molaris.clinic.patient;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.patient.PatientEvent;
import org.molaris.events.patient.PatientMerged;
import org.molaris.events.patient.PatientUpdated;

/**
 * Two records were one person: what belongs to the duplicate moves to the other, which also takes whatever it does not
 * know itself. The duplicate stays, archived, and says where to look.
 */
@ApplicationScoped
public class MergePatients {

    private final Patients patients;
    private final Belongings belongings;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    MergePatients(Patients patients, Belongings belongings, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.patients = patients;
        this.belongings = belongings;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers with the patient who is left. The same merge again changes nothing. */
    public Uni<PatientDetails> handle(UUID duplicateId, UUID intoId) {
        if (duplicateId.equals(intoId)) {
            throw new PatientRefused(Reason.MERGED_INTO_ITSELF, "into");
        }
        return transaction.once(
                PatientDetails.class,
                () -> patients.lock(duplicateId, intoId)
                        .chain(() -> patients.one(duplicateId))
                        .flatMap(duplicate -> patients.target(intoId).flatMap(into -> merge(duplicate, into))));
    }

    private Uni<PatientDetails> merge(Patient duplicate, Patient into) {
        if (into.id.equals(duplicate.mergedInto)) {
            return Uni.createFrom().item(into.asDetails());
        }
        duplicate.mustBeLive();
        into.mustBeLive();
        if (into.archivedAt != null) {
            throw new PatientRefused(Reason.PATIENT_ARCHIVED, "into");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var known = duplicate.personal;
        var optedOut = duplicate.recallOptedOut;
        duplicate.mergeInto(into.id, now);
        // Written before the other takes what only one may have.
        return patients.write()
                .invoke(() -> into.takeOver(known, optedOut, now))
                .chain(() -> repoint(duplicate.id, into, now))
                .chain(() -> belongings.move(duplicate.id, into.id))
                .chain(() ->
                        outbox.append(new PatientMerged(duplicate.asDetails().asState())))
                .map(told -> into.asDetails())
                .call(merged -> outbox.append(new PatientUpdated(merged.asState())));
    }

    /** Whoever was a duplicate of the duplicate, or has it as a guarantor, is told of the other, too. */
    private Uni<Void> repoint(UUID duplicateId, Patient into, Instant now) {
        return patients.pointingAt(duplicateId)
                .invoke(others ->
                        others.forEach(other -> other.repoint(duplicateId, other == into ? null : into.id, now)))
                .call(() -> patients.write())
                .onItem()
                .transformToMulti(others -> Multi.createFrom().iterable(others))
                .filter(other -> !other.id.equals(into.id))
                .onItem()
                .transformToUniAndConcatenate(other -> outbox.append(eventOf(other)))
                .collect()
                .last();
    }

    private static PatientEvent eventOf(Patient repointed) {
        var state = repointed.asDetails().asState();
        return repointed.mergedInto == null ? new PatientUpdated(state) : new PatientMerged(state);
    }
}
