package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import org.molaris.clinic.agenda.NumberedAppointment;
import org.molaris.opendental.Writing;

/** An appointment, and whether the patient made it through the web. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record WebSchedAppointment(
        long aptNum,
        long patNum,
        String aptStatus,
        String pattern,
        @JsonProperty("Confirmed") long confirmedNum,
        @JsonProperty("confirmed") String confirmedName,
        long op,
        String note,
        long provNum,
        @JsonProperty("provAbbr") String provAbbr,
        long provHyg,
        String aptDateTime,
        long nextAptNum,
        @JsonProperty("UnschedStatus") long unschedStatusNum,
        @JsonProperty("unschedStatus") String unschedStatusName,
        String procDescript,
        long clinicNum,
        String isHygiene,
        @JsonProperty("DateTStamp") String changedAt,
        String dateTimeArrived,
        String dateTimeSeated,
        String dateTimeDismissed,
        long appointmentTypeNum,
        @JsonProperty("eServiceLogType") String eServiceLogType,
        @JsonProperty("serverDateTime") String serverDateTime) {

    static WebSchedAppointment of(NumberedAppointment found, Writing writing) {
        var as = OpenDentalAppointment.read(found, writing);
        return new WebSchedAppointment(
                as.aptNum(),
                as.patNum(),
                as.aptStatus(),
                as.pattern(),
                as.confirmedNum(),
                as.confirmedName(),
                as.op(),
                as.note(),
                as.provNum(),
                as.provAbbr(),
                as.provHyg(),
                as.aptDateTime(),
                as.nextAptNum(),
                as.unschedStatusNum(),
                as.unschedStatusName(),
                as.procDescript(),
                as.clinicNum(),
                capital(as.isHygiene()),
                as.changedAt(),
                as.dateTimeArrived(),
                as.dateTimeSeated(),
                as.dateTimeDismissed(),
                as.appointmentTypeNum(),
                madeBy(found),
                as.serverDateTime());
    }

    private static String madeBy(NumberedAppointment found) {
        if (!found.appointment().createdThroughBooking()) {
            return "None";
        }
        return found.appointment().firstVisit() ? "NewPat" : "ExistingPat";
    }

    /** As this one list writes it. */
    private static String capital(String flag) {
        return flag.substring(0, 1).toUpperCase(Locale.ROOT) + flag.substring(1);
    }
}
