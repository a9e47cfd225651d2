package org.molaris.recall.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.recall.campaign.Recall;
import org.molaris.recall.message.MessageStatus;

/** A recall: the last contact of a campaign with a patient. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"RecallNum": 40, "PatNum": 38, "DateDue": "2026-09-09", "DatePrevious": "2026-03-13", "RecallInterval": "180d",
         "RecallStatus": 0, "recallStatus": "Sent", "Note": "", "IsDisabled": "false",
         "DateTStamp": "2026-09-10 10:05:47", "RecallTypeNum": 6, "DisableUntilBalance": 0.00,
         "DisableUntilDate": "0001-01-01", "DateScheduled": "0001-01-01", "Priority": "Normal",
         "TimePatternOverride": ""}""")
record OpenDentalRecall(
        long recallNum,
        long patNum,
        String dateDue,
        String datePrevious,
        String recallInterval,
        @JsonProperty("RecallStatus") int status,
        @JsonProperty("recallStatus") String statusName,
        @JsonProperty("Note") String note,
        String isDisabled,
        @JsonProperty("DateTStamp") String changed,
        long recallTypeNum,
        BigDecimal disableUntilBalance,
        String disableUntilDate,
        String dateScheduled,
        @JsonProperty("Priority") String urgency,
        String timePatternOverride) {

    static OpenDentalRecall of(Recall recall, Writing writing) {
        return new OpenDentalRecall(
                recall.number(),
                Writing.number(recall.patient()),
                writing.date(recall.dueOn()),
                writing.date(recall.lastVisitOn()),
                OpenDentalRecallType.interval(recall.intervalDays()),
                0,
                nameOf(recall.status()),
                "",
                Writing.flag(recall.disabled()),
                writing.dateTime(recall.updatedAt()),
                recall.campaign(),
                Writing.amount(null),
                writing.date(null),
                writing.date(recall.scheduledOn()),
                "Normal",
                "");
    }

    /** What became of the message; its states are none of the definitions that a clinic makes. */
    static String nameOf(MessageStatus status) {
        return switch (status) {
            case QUEUED -> "Queued";
            case SENDING -> "Sending";
            case SENT -> "Sent";
            case DELIVERED -> "Delivered";
            case READ -> "Read";
            case RESPONDED -> "Responded";
            case FAILED -> "Failed";
            case OPTED_OUT -> "Opted Out";
            case CANCELLED -> "Cancelled";
        };
    }
}
