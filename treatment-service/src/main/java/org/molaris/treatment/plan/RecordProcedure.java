package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.events.Change;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Records something of a patient's that is to be done, was done, or was done elsewhere. What is to be done stands in a plan;
 * the rest stands by itself.
 *
 * <p>What it names and nobody has told of is asked for before: when its owner cannot be asked, nothing is done (503). The rest
 * is one transaction, with its events; a repeat under the same Idempotency-Key gets the same answer. An appointment's event that
 * comes meanwhile waits, and then finds the procedure; one that comes late changes it as any other.
 */
@ApplicationScoped
public class RecordProcedure {

    private static final BigDecimal FREE = new BigDecimal("0.00");

    private final Procedures procedures;
    private final PlaceProcedure place;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    RecordProcedure(
            Procedures procedures, PlaceProcedure place, News news, ClinicTransaction transaction, Clock clock) {
        this.procedures = procedures;
        this.place = place;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Fails with {@link TreatmentRefused} or {@link ProcedureRefused}.
     *
     * @param said patient, date, standing and code at least
     */
    public Uni<PatientProcedure> handle(ProcedureSaid said) {
        return procedures
                .bring(said)
                .chain(() -> transaction.once(
                        PatientProcedure.class,
                        () -> procedures.named(said).flatMap(named -> record(rowOf(said, named), said))));
    }

    private Uni<PatientProcedure> record(ProcedureRow row, ProcedureSaid said) {
        return procedures
                .add(row)
                .chain(() -> said.standing() == ProcedureStanding.PLANNED
                        ? place.handle(row.patientId(), row.id()).replaceWithVoid()
                        : news.ofProcedure(Change.CREATED, row.id()))
                .chain(() -> procedures.one(row.id()));
    }

    private ProcedureRow rowOf(ProcedureSaid said, NamedByNumber named) {
        if (named.patientId() == null) {
            throw new TreatmentRefused(Reason.UNKNOWN_PATIENT);
        }
        named.mustHave(said, named.patientId());
        new MouthPlace(said.tooth(), said.surface(), said.toothRange())
                .mustSuit(named.treatArea(), named.areaAlsoToothRange());
        boolean done = said.standing() != ProcedureStanding.PLANNED;
        var fee = said.fee() != null ? said.fee() : named.price() != null ? named.price() : FREE;
        return new ProcedureRow(
                Ids.next(),
                named.patientId(),
                named.name(),
                named.code(),
                said.tooth(),
                said.surface(),
                said.toothRange(),
                fee,
                done ? ProcedureRow.DONE : ProcedureRow.toBeDone(named.visit()),
                said.standing() == ProcedureStanding.ELSEWHERE,
                said.date(),
                done ? named.momentOf(said.date(), clock.instant().truncatedTo(ChronoUnit.MICROS)) : null,
                named.appointmentId(),
                named.plannedAppointmentId(),
                named.operatorId() != null ? named.operatorId() : named.usualOperator(),
                named.branchId(),
                said.diagnosis() == null && said.diagnosisName() == null ? named.firstDiagnosis() : named.diagnosis(),
                said.priority() == null && said.priorityName() == null ? named.firstPriority() : named.priority());
    }
}
