package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.molaris.clinic.agenda.NumberedAppointment;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Writing;
import org.molaris.web.Paging;

/**
 * An appointment.
 *
 * @param serverDateTime earlier than it is by as long as a transaction may take, so that who comes back with it misses nothing;
 *     only where something is read
 * @param insPlan1 none, like the other one: insurance is not kept here
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalAppointment(
        @JsonProperty("serverDateTime") @JsonInclude(JsonInclude.Include.NON_NULL)
        String serverDateTime,

        long aptNum,
        long patNum,
        String aptStatus,
        String pattern,
        @JsonProperty("Confirmed") long confirmedNum,
        @JsonProperty("confirmed") String confirmedName,
        String timeLocked,
        long op,
        String note,
        long provNum,
        @JsonProperty("provAbbr") String provAbbr,
        long provHyg,
        String aptDateTime,
        long nextAptNum,
        @JsonProperty("UnschedStatus") long unschedStatusNum,
        @JsonProperty("unschedStatus") String unschedStatusName,
        String isNewPatient,
        String procDescript,
        long clinicNum,
        String isHygiene,
        @JsonProperty("DateTStamp") String changedAt,
        String dateTimeArrived,
        String dateTimeSeated,
        String dateTimeDismissed,
        long insPlan1,
        long insPlan2,
        String dateTimeAskedToArrive,
        @JsonProperty("colorOverride") String colorOverride,
        long appointmentTypeNum,
        @JsonProperty("SecDateTEntry") String enteredAt,
        String priority,
        String patternSecondary,
        int itemOrderPlanned) {

    private static final long NONE = 0;
    private static final Instant NEVER = null;

    /** As it was read. */
    static OpenDentalAppointment read(NumberedAppointment found, Writing writing) {
        return of(found, serverDateTime(found, writing), writing);
    }

    /** As it was written. */
    static OpenDentalAppointment written(NumberedAppointment found, Writing writing) {
        return of(found, null, writing);
    }

    static String serverDateTime(NumberedAppointment found, Writing writing) {
        return writing.dateTime(found.readAt().minus(Paging.LONGEST_TRANSACTION));
    }

    private static OpenDentalAppointment of(NumberedAppointment found, String serverDateTime, Writing writing) {
        var appointment = found.appointment();
        int minutes = appointment.minutes();
        return new OpenDentalAppointment(
                serverDateTime,
                appointment.number(),
                Writing.number(found.patientNumber()),
                AptStatus.of(appointment.state(), appointment.toReschedule()).label(),
                TimeBar.of(appointment.timePattern(), 'X', minutes),
                DefNum.of(Category.APPT_CONFIRMED, found.stateNumber()),
                appointment.stateName(),
                Writing.flag(false),
                Writing.number(found.chairNumber()),
                Writing.text(appointment.description()),
                Writing.number(found.operatorNumber()),
                Writing.text(found.operatorAbbreviation()),
                Writing.number(found.assistantNumber()),
                writing.dateTime(appointment.startsAt()),
                NONE,
                DefNum.of(Category.RECALL_UNSCHED_STATUS, found.unscheduledStatusNumber()),
                Writing.text(found.unscheduledStatusName()),
                Writing.flag(appointment.firstVisit()),
                Writing.text(appointment.procedureType()),
                Writing.number(found.branchNumber()),
                Writing.flag(appointment.hygiene()),
                writing.dateTime(appointment.updatedAt()),
                writing.dateTime(appointment.arrivedAt()),
                writing.dateTime(appointment.seatedAt()),
                writing.dateTime(appointment.dismissedAt()),
                NONE,
                NONE,
                writing.dateTime(NEVER),
                ColorOverride.of(found.color()),
                Writing.number(found.bookingReasonNumber()),
                writing.dateTime(appointment.createdAt()),
                appointment.asap() ? "ASAP" : "Normal",
                TimeBar.of(appointment.assistantPattern(), '/', minutes),
                (int) NONE);
    }
}
