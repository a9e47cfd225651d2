package org.molaris.clinic.opendental;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.molaris.clinic.agenda.Booking;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.NumbersInBooking.Meant;
import org.molaris.clinic.agenda.NumbersInBooking.Numbers;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;

/**
 * What a body says of an appointment: null where it says nothing, 0 where it says that there is none.
 *
 * @param confirmed the number of the clinic's own state
 * @param colorSaid whether it says anything of the colour, be it that there is none
 */
record AppointmentWish(
        AptStatus status,
        String pattern,
        String patternSecondary,
        Long confirmed,
        Long op,
        String note,
        Long provNum,
        Long provHyg,
        LocalDateTime at,
        Long clinicNum,
        Boolean hygiene,
        Boolean newPatient,
        Boolean asap,
        Long typeNum,
        Long unschedStatus,
        boolean colorSaid,
        String color) {

    private static final int LONGEST_NOTE = 10_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final Map<String, Boolean> PRIORITIES = Map.of("Normal", false, "ASAP", true);

    /**
     * Reads one.
     *
     * @param statuses those that the method's page has
     */
    static AppointmentWish in(Body body, Set<AptStatus> statuses) {
        return new AppointmentWish(
                AptStatus.in(body, statuses),
                TimeBar.in(body, "Pattern"),
                TimeBar.in(body, "PatternSecondary"),
                definition(body, "Confirmed", Category.APPT_CONFIRMED),
                body.number("Op"),
                note(body),
                body.number("ProvNum"),
                body.number("ProvHyg"),
                moment(body),
                body.number("ClinicNum"),
                body.flag("IsHygiene"),
                body.flag("IsNewPatient"),
                body.oneOf("Priority", PRIORITIES),
                body.number("AppointmentTypeNum"),
                definition(body, "UnschedStatus", Category.RECALL_UNSCHED_STATUS),
                body.has(ColorOverride.FIELD),
                ColorOverride.in(body));
    }

    static String note(Body body) {
        return body.text("Note", LONGEST_NOTE);
    }

    /** One more line under what is noted already. */
    static String appended(String before, String line) {
        var all = before == null ? line : before + "\n" + line;
        if (all.length() > LONGEST_NOTE) {
            throw DialectRefused.badRequest("Note must have no more than %d characters.".formatted(LONGEST_NOTE));
        }
        return all;
    }

    private static Long definition(Body body, String field, Category category) {
        var said = body.number(field);
        return said == null ? null : Long.valueOf(DefNum.in(category, field, said));
    }

    private static LocalDateTime moment(Body body) {
        var said = body.dateTime("AptDateTime");
        if (said != null && (said.getYear() < FIRST_YEAR || said.getYear() > LAST_YEAR)) {
            throw DialectRefused.invalid("AptDateTime");
        }
        return said;
    }

    /** What its numbers may stand for. */
    Numbers numbers(Long appointment, Long patient) {
        return new Numbers(
                appointment,
                patient,
                op,
                orNone(provNum),
                orNone(provHyg),
                orNone(clinicNum),
                orNone(typeNum),
                orNone(confirmed),
                orNone(unschedStatus),
                null);
    }

    private static Long orNone(Long number) {
        return number == null || number == 0 ? null : number;
    }

    /** A new appointment. */
    Booking booking(Meant meant) {
        var wanted = status == null ? AptStatus.SCHEDULED : status;
        var ofType = pattern == null && meant.bookingReasonId() != null;
        var bar = pattern == null ? TimeBar.USUAL : pattern;
        if (!ofType) {
            TimeBar.mustMatch(patternSecondary, TimeBar.minutes(bar));
        }
        return new Booking(
                meant.patientId(),
                meant.operatorId() == null ? meant.usualOperator() : meant.operatorId(),
                meant.assistantId(),
                meant.chairId(),
                meant.branchId() == null ? meant.usualBranch() : meant.branchId(),
                null,
                meant.bookingReasonId(),
                null,
                standing(wanted, VisitState.SCHEDULED, meant),
                meant.stateId(),
                instant(meant.zone()),
                ofType ? null : TimeBar.minutes(bar),
                false,
                Modality.IN_PRACTICE,
                null,
                note,
                null,
                null,
                false,
                false,
                Boolean.TRUE.equals(newPatient),
                null,
                color,
                ofType ? null : bar,
                patternSecondary,
                Boolean.TRUE.equals(hygiene),
                Boolean.TRUE.equals(asap),
                wanted == AptStatus.UNSCHED_LIST,
                meant.unscheduledStatusId());
    }

    /** The same appointment, changed in what is said. */
    Booking onto(Booking booking, Meant meant) {
        var before = AptStatus.of(booking.state(), booking.toReschedule());
        var state = status == null ? confirmedState(before, booking, meant) : standing(status, booking.state(), meant);
        boolean otherType = typeNum != null
                && meant.bookingReasonId() != null
                && !meant.bookingReasonId().equals(booking.bookingReasonId());
        boolean ofType = pattern == null && otherType;
        var minutes = pattern == null ? booking.durationMinutes() : Integer.valueOf(TimeBar.minutes(pattern));
        if (!ofType && minutes != null) {
            TimeBar.mustMatch(patternSecondary, minutes);
        }
        return new Booking(
                booking.patientId(),
                or(provNum, meant.operatorId(), booking.operatorId()),
                or(provHyg, meant.assistantId(), booking.assistantId()),
                or(op, meant.chairId(), booking.chairId()),
                or(clinicNum, meant.branchId(), booking.branchId()),
                booking.specialtyId(),
                or(typeNum, meant.bookingReasonId(), booking.bookingReasonId()),
                colorSaid ? null : booking.colorId(),
                state,
                ownState(state, booking, meant),
                at == null ? booking.startsAt() : instant(meant.zone()),
                ofType ? null : minutes,
                booking.allDay() && pattern == null && !ofType,
                booking.modality(),
                booking.procedureType(),
                note == null ? booking.description() : note,
                booking.treatmentPlanId(),
                booking.treatmentStepId(),
                booking.emailReminder(),
                booking.smsReminder(),
                or(newPatient, booking.firstVisit()),
                booking.cancellationReason(),
                colorSaid ? color : booking.colorValue(),
                ofType ? null : pattern == null ? booking.timePattern() : pattern,
                patternSecondary == null ? booking.assistantPattern() : patternSecondary,
                or(hygiene, booking.hygiene()),
                or(asap, booking.asap()),
                status == null ? booking.toReschedule() : status == AptStatus.UNSCHED_LIST,
                or(unschedStatus, meant.unscheduledStatusId(), booking.unscheduledStatusId()));
    }

    /** What is confirmed says how far it has come, and so nothing that stands otherwise. */
    private static VisitState standing(AptStatus wanted, VisitState from, Meant meant) {
        if (meant.stateId() == null) {
            return wanted.reachedFrom(from);
        }
        if (!wanted.holds(meant.state())) {
            throw doesNotFit(wanted);
        }
        return meant.state();
    }

    /** By itself it moves an appointment on that takes place; it brings none back. */
    static VisitState confirmedState(AptStatus before, Booking booking, Meant meant) {
        if (meant.stateId() == null) {
            return booking.state();
        }
        if (before != AptStatus.SCHEDULED && !before.holds(meant.state())) {
            throw doesNotFit(before);
        }
        return meant.state();
    }

    private static DialectRefused doesNotFit(AptStatus status) {
        return DialectRefused.badRequest("Confirmed does not fit AptStatus %s.".formatted(status.label()));
    }

    private static UUID ownState(VisitState state, Booking booking, Meant meant) {
        if (meant.stateId() != null) {
            return meant.stateId();
        }
        return state == booking.state() ? booking.stateId() : null;
    }

    private static UUID or(Long said, UUID meant, UUID otherwise) {
        return said == null ? otherwise : meant;
    }

    private static boolean or(Boolean said, boolean otherwise) {
        return said == null ? otherwise : said;
    }

    private Instant instant(ZoneId zone) {
        return at.atZone(zone).toInstant();
    }
}
