package org.molaris.clinic.alfadocs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.agenda.Booking;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.NumbersInBooking.Meant;
import org.molaris.clinic.agenda.NumbersInBooking.Numbers;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/**
 * What a body says of an appointment. What it does not name stays as it is; of what it names and leaves empty there is none
 * from then on, unless there has to be one.
 *
 * @param date as it was sent: which moment that is the clinic's clock says
 * @param minutes not looked at while the appointment takes all day
 */
record AppointmentForm(
        String date,
        Named<Long> patient,
        Boolean emailReminder,
        Boolean smsReminder,
        Named<String> description,
        Boolean allDay,
        Modality type,
        Long minutes,
        Named<VisitState> state,
        Long color,
        Named<Long> chair,
        Named<Long> operator) {

    private static final String DATE = "date";
    private static final String COLOR = "colorId";
    private static final int LONGEST_DATE = 40;
    private static final int LONGEST_DESCRIPTION = 10_000;

    /** Something that a body names, or does not. */
    record Named<T>(boolean isNamed, T value) {

        T or(T otherwise) {
            return isNamed ? value : otherwise;
        }
    }

    /** Of one that is not there yet. */
    static AppointmentForm ofNew(Body body) {
        var form = in(body);
        Values.required(DATE, form.date);
        Values.required(COLOR, form.color);
        return form;
    }

    /** Of one that is to be changed. */
    static AppointmentForm ofChange(Body body) {
        var form = in(body);
        mustNotBeEmptied(body, DATE);
        mustNotBeEmptied(body, COLOR);
        return form;
    }

    private static void mustNotBeEmptied(Body body, String field) {
        if (body.names(field) && !body.has(field)) {
            throw DialectRefused.badRequest(field + " is required.");
        }
    }

    private static AppointmentForm in(Body body) {
        return new AppointmentForm(
                date(body),
                new Named<>(body.names("patientId"), body.number("patientId")),
                body.flag("emailReminder"),
                body.flag("smsReminder"),
                new Named<>(body.names("description"), body.text("description", LONGEST_DESCRIPTION)),
                body.flag("allDay"),
                body.oneOf("type", AppointmentWords.TYPES),
                body.number("duration"),
                new Named<>(body.names("state"), body.oneOf("state", AppointmentWords.STATES)),
                body.number(COLOR),
                new Named<>(body.names("chairId"), body.number("chairId")),
                new Named<>(body.names("operatorId"), body.number("operatorId")));
    }

    private static String date(Body body) {
        var text = body.text(DATE, LONGEST_DATE);
        if (text != null) {
            Moments.ofThisAge(DATE, Times.instant(DATE, text, ZoneOffset.UTC));
        }
        return text;
    }

    /** What its numbers may stand for. */
    Numbers numbers(Long appointment) {
        return new Numbers(
                appointment, patient.value, chair.value, operator.value, null, null, null, null, null, color);
    }

    /** A new appointment: thirty minutes of it, where nobody says how long it takes. */
    Booking booking(Meant meant) {
        return onto(nothing(moment(meant.zone())), meant);
    }

    private static Booking nothing(Instant at) {
        return new Booking(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                VisitState.SCHEDULED,
                null,
                at,
                null,
                false,
                Modality.IN_PRACTICE,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                null);
    }

    /** The same appointment, changed in what is said. A colour that somebody gave it alone gives way to one that is named. */
    Booking onto(Booking booking, Meant meant) {
        var wanted = state.isNamed && state.value == null ? VisitState.SCHEDULED : state.or(booking.state());
        boolean wholeDay = allDay == null ? booking.allDay() : allDay;
        return new Booking(
                or(patient, meant.patientId(), booking.patientId()),
                or(operator, meant.operatorId(), booking.operatorId()),
                booking.assistantId(),
                or(chair, meant.chairId(), booking.chairId()),
                booking.branchId(),
                booking.specialtyId(),
                booking.bookingReasonId(),
                color == null ? booking.colorId() : meant.colorId(),
                wanted,
                wanted == booking.state() ? booking.stateId() : null,
                date == null ? booking.startsAt() : moment(meant.zone()),
                wholeDay || minutes == null ? booking.durationMinutes() : Minutes.checked("duration", minutes),
                wholeDay,
                type == null ? booking.modality() : type,
                booking.procedureType(),
                description.or(booking.description()),
                booking.treatmentPlanId(),
                booking.treatmentStepId(),
                emailReminder == null ? booking.emailReminder() : emailReminder,
                smsReminder == null ? booking.smsReminder() : smsReminder,
                booking.firstVisit(),
                booking.cancellationReason(),
                color == null ? booking.colorValue() : null,
                booking.timePattern(),
                booking.assistantPattern(),
                booking.hygiene(),
                booking.asap(),
                booking.toReschedule(),
                booking.unscheduledStatusId());
    }

    private static UUID or(Named<Long> number, UUID meant, UUID otherwise) {
        return number.isNamed ? meant : otherwise;
    }

    private Instant moment(ZoneId zone) {
        return Times.instant(DATE, date, zone);
    }
}
