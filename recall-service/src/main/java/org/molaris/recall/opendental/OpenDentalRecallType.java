package org.molaris.recall.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.recall.campaign.CampaignDetails;

/** A recall type: a campaign. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"RecallTypeNum": 7, "Description": "Revisión 6 meses", "DefaultInterval": "180d", "TimePattern": "",
         "Procedures": "limpieza dental", "AppendToSpecial": "false"}""")
record OpenDentalRecallType(
        long recallTypeNum,
        @JsonProperty("Description") String description,
        String defaultInterval,
        String timePattern,
        @JsonProperty("Procedures") String procedures,
        String appendToSpecial) {

    static OpenDentalRecallType of(CampaignDetails campaign) {
        return new OpenDentalRecallType(
                campaign.number(),
                campaign.terms().name(),
                interval(campaign.terms().recallIntervalDays()),
                "",
                Writing.text(campaign.terms().procedureType()),
                Writing.flag(false));
    }

    static String interval(int days) {
        return days + "d";
    }
}
