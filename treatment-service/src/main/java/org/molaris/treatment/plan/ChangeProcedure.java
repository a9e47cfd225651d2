package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.treatment.catalogue.TreatArea;
import org.molaris.treatment.plan.ProcedureRefused.Field;
import org.molaris.treatment.plan.ProcedureRefused.Reason;

/**
 * Says of a patient's procedure something else than before; it holds in every plan in which that stands. What is taken up
 * again and stands in no plan gets into one; what was done elsewhere leaves its plans. What changes nothing is not told.
 *
 * <p>What it names and nobody has told of is asked for before: when its owner cannot be asked, nothing is done (503). The rest
 * is one transaction; the same again changes nothing.
 */
@ApplicationScoped
public class ChangeProcedure {

    private final Procedures procedures;
    private final PlaceProcedure place;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeProcedure(
            Procedures procedures, PlaceProcedure place, News news, ClinicTransaction transaction, Clock clock) {
        this.procedures = procedures;
        this.place = place;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link TreatmentRefused} or {@link ProcedureRefused}. */
    public Uni<PatientProcedure> handle(long number, ProcedureSaid said) {
        return procedures
                .bring(said)
                .chain(() -> transaction.run(() -> procedures
                        .named(said)
                        .flatMap(named -> procedures.hold(number).flatMap(before -> change(before, said, named)))));
    }

    private Uni<PatientProcedure> change(PatientProcedure before, ProcedureSaid said, NamedByNumber named) {
        named.mustHave(said, before.patientId());
        var wanted = rowOf(before, said, named);
        boolean leaves = wanted.elsewhere() && before.placed();
        boolean comes = !wanted.status().equals(ProcedureRow.DONE)
                && !before.placed()
                && before.status().equals(ProcedureRow.DONE);
        boolean completed =
                wanted.status().equals(ProcedureRow.DONE) && !before.status().equals(ProcedureRow.DONE);
        return (leaves ? news.ofLeaving(before.id()) : Uni.createFrom().voidItem())
                .chain(() -> procedures.change(wanted))
                .call(changed -> Objects.equals(wanted.priority(), before.priority())
                        ? Uni.createFrom().voidItem()
                        : procedures.setPriorities(before.id()))
                .flatMap(changed -> comes
                        ? place.handle(before.patientId(), before.id()).replaceWithVoid()
                        : changed
                                ? news.ofProcedure(before.id(), completed)
                                : Uni.createFrom().voidItem())
                .chain(() -> procedures.one(before.id()));
    }

    private ProcedureRow rowOf(PatientProcedure before, ProcedureSaid said, NamedByNumber named) {
        var placed = placeOf(before, said, named);
        var appointment = or(said.appointment(), named.appointmentId(), before.appointmentId());
        boolean otherVisit = !Objects.equals(appointment, before.appointmentId());
        var visit = otherVisit ? named.visit() : before.visit();
        var status = statusOf(before, said.standing(), otherVisit, visit);
        boolean done = status.equals(ProcedureRow.DONE);
        return new ProcedureRow(
                before.id(),
                before.patientId(),
                said.code() == null || sameCode(before, named) ? before.name() : named.name(),
                said.code() == null ? before.code() : named.code(),
                placed.tooth(),
                placed.surface(),
                placed.range(),
                said.fee() == null ? before.fee() : said.fee(),
                status,
                said.standing() == null ? before.elsewhere() : said.standing() == ProcedureStanding.ELSEWHERE,
                done || said.date() == null ? before.plannedOn() : said.date(),
                done ? doneAt(before, said.date(), named) : null,
                appointment,
                or(said.plannedAppointment(), named.plannedAppointmentId(), before.plannedAppointmentId()),
                or(said.operator(), named.operatorId(), before.operatorId()),
                or(said.branch(), named.branchId(), before.branchId()),
                said.diagnosis() == null ? before.diagnosis() : named.diagnosis(),
                said.priority() == null ? before.priority() : named.priority());
    }

    /** A status that is not said follows from the visit, if that is another one now. */
    private static String statusOf(PatientProcedure before, ProcedureStanding said, boolean otherVisit, String visit) {
        boolean wasDone = before.status().equals(ProcedureRow.DONE);
        if (said == ProcedureStanding.DONE || said == ProcedureStanding.ELSEWHERE) {
            return ProcedureRow.DONE;
        }
        if (said == null) {
            return wasDone || !otherVisit ? before.status() : visit == null ? ProcedureRow.PLANNED : visit;
        }
        return wasDone || otherVisit ? ProcedureRow.toBeDone(visit) : before.status();
    }

    private Instant doneAt(PatientProcedure before, LocalDate said, NamedByNumber named) {
        boolean wasDone = before.doneAt() != null;
        if (wasDone && (said == null || said.equals(before.procedureDate()))) {
            return before.doneAt();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return said == null ? now : named.momentOf(said, now);
    }

    private MouthPlace placeOf(PatientProcedure before, ProcedureSaid said, NamedByNumber named) {
        var old = new MouthPlace(before.tooth(), before.surface(), before.toothRange());
        var wanted = new MouthPlace(
                said.tooth() == null ? old.tooth() : said.tooth(),
                said.surface() == null ? old.surface() : said.surface(),
                said.toothRange() == null ? old.range() : said.toothRange());
        boolean otherCode = said.code() != null && !sameCode(before, named);
        if (before.standing() == ProcedureStanding.DONE) {
            fixed(otherCode, Field.CODE);
            fixed(!Objects.equals(wanted.tooth(), old.tooth()), Field.TOOTH);
            fixed(!Objects.equals(wanted.surface(), old.surface()), Field.SURFACE);
            fixed(!Objects.equals(wanted.range(), old.range()), Field.TOOTH_RANGE);
        }
        if (otherCode) {
            mustMatch(before.treatArea(), named.treatArea());
        }
        if (otherCode || !wanted.equals(old)) {
            wanted.mustSuit(
                    otherCode ? named.treatArea() : before.treatArea(),
                    otherCode ? named.areaAlsoToothRange() : before.areaAlsoToothRange());
        }
        return wanted;
    }

    private static boolean sameCode(PatientProcedure before, NamedByNumber named) {
        return before.code() != null && before.code().equalsIgnoreCase(named.code());
    }

    /** Where the catalogue does not say, nothing speaks against it. */
    private static void mustMatch(TreatArea before, TreatArea now) {
        if (before != null && now != null && before != now) {
            throw new ProcedureRefused(Reason.OTHER_AREA, Field.CODE);
        }
    }

    private static void fixed(boolean changes, Field field) {
        if (changes) {
            throw new ProcedureRefused(Reason.FIXED, field);
        }
    }

    /** What is said, by what was found for it; what holds already when nothing is said. */
    private static UUID or(Long said, UUID found, UUID before) {
        return said == null ? before : found;
    }
}
