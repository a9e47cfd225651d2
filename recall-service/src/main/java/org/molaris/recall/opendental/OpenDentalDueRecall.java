package org.molaris.recall.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.recall.campaign.DueRecall;

/** Whom to call back. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"DueDate": "3/16/2026", "PatNum": 15, "Patient": "Strickler, Trent", "Age": "", "Type": "Revisión 6 meses",
         "Interval": "180d", "NumRemind": "1", "LastRemind": "3/17/2026", "Contact": "Text:+15415551234",
         "Status": "Sent", "ClinicNum": 0, "Note": ""}""")
record OpenDentalDueRecall(
        String dueDate,
        long patNum,
        @JsonProperty("Patient") String patient,
        @JsonProperty("Age") String age,
        @JsonProperty("Type") String type,
        @JsonProperty("Interval") String interval,
        String numRemind,
        String lastRemind,
        @JsonProperty("Contact") String contact,
        @JsonProperty("Status") String status,
        int clinicNum,
        @JsonProperty("Note") String note) {

    private static final DateTimeFormatter IN_AMERICA = DateTimeFormatter.ofPattern("M/d/uuuu");

    static OpenDentalDueRecall of(DueRecall due) {
        return new OpenDentalDueRecall(
                written(due.dueOn()),
                Writing.number(due.patient()),
                due.lastName() == null ? due.firstName() : due.lastName() + ", " + due.firstName(),
                "",
                due.campaign(),
                OpenDentalRecallType.interval(due.intervalDays()),
                due.reminders() == 0 ? "" : String.valueOf(due.reminders()),
                written(due.lastReminderOn()),
                due.phone() == null ? "" : "Text:" + due.phone(),
                OpenDentalRecall.nameOf(due.status()),
                0,
                "");
    }

    private static String written(LocalDate day) {
        return day == null ? "" : IN_AMERICA.format(day);
    }
}
