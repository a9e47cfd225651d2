package org.molaris.clinic.agenda;

import java.time.Instant;
import java.time.ZoneId;

/**
 * An appointment with the numbers and names by which integer-keyed dialects know what it refers to; null where it refers to
 * nothing.
 *
 * @param patientName null, too, of somebody who was erased
 * @param branchNumber its own branch, or else that of its chair
 * @param colorNumber of the colour that it names
 * @param color as {@code #rrggbb}, its own or that of the colour that it names
 * @param treatmentPlanNumber null, too, of a plan that nobody has told of yet
 * @param firstVisit whether somebody said so, or nothing is known of an earlier visit of the patient
 * @param zone the clinic's clock
 * @param readAt by the database's clock
 */
public record NumberedAppointment(
        AppointmentDetails appointment,
        Long patientNumber,
        String patientName,
        String patientSocialName,
        Long operatorNumber,
        String operatorName,
        String operatorAbbreviation,
        Long assistantNumber,
        Long chairNumber,
        String chairName,
        Long branchNumber,
        String branchName,
        Long bookingReasonNumber,
        Long colorNumber,
        String color,
        long stateNumber,
        Long unscheduledStatusNumber,
        String unscheduledStatusName,
        Long treatmentPlanNumber,
        String treatmentPlanTitle,
        boolean firstVisit,
        ZoneId zone,
        Instant readAt) {}
