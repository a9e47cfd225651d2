package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.agenda.NumberedAppointment;

/**
 * An appointment. What it refers to is named by its number; null where it refers to nothing.
 *
 * @param date by the clinic's clock
 * @param state null for what is only booked
 * @param duration in minutes; of one that takes all day as many as the day has
 * @param firstVisit yes or no
 * @param carePlanId of its treatment plan
 * @param frequency null, as is how often it comes again: none does
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsAppointment(
        long id,
        String date,
        Long patientId,
        boolean emailReminder,
        boolean smsReminder,
        String description,
        boolean allDay,
        String type,
        String state,
        int duration,
        Long colorId,
        Long chairId,
        Long operatorId,
        boolean createdThroughBooking,
        boolean createdThroughApi,
        String firstVisit,
        Long carePlanId,
        String frequency,
        Integer recurrenceCount) {

    static AlfaDocsAppointment of(NumberedAppointment numbered) {
        var appointment = numbered.appointment();
        return new AlfaDocsAppointment(
                appointment.number(),
                Times.written(appointment.startsAt(), numbered.zone()),
                numbered.patientNumber(),
                appointment.emailReminder(),
                appointment.smsReminder(),
                appointment.description(),
                appointment.allDay(),
                AppointmentWords.of(appointment.modality()),
                AppointmentWords.of(appointment.state()),
                appointment.minutes(),
                numbered.colorNumber(),
                numbered.chairNumber(),
                numbered.operatorNumber(),
                appointment.createdThroughBooking(),
                appointment.createdThroughApi(),
                numbered.firstVisit() ? "yes" : "no",
                numbered.treatmentPlanNumber(),
                null,
                null);
    }
}
