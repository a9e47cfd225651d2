package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.dialect.Body;
import org.molaris.treatment.plan.PlanStatus;
import org.molaris.treatment.plan.PlanTerms;
import org.molaris.treatment.plan.PlanType;

/**
 * A treatplan to be made.
 *
 * @param note null for the clinic's own
 * @param type null when it follows from the patient
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"PatNum": 31, "Heading": "Fillings", "Note": "ONLY AN ESTIMATE.", "TPType": "Insurance"}""")
record NewTreatPlan(
        @Schema(required = true) long patNum,
        String heading,
        String note,

        @JsonProperty("TPType") @Schema(enumeration = {"Insurance", "Discount"})
        PlanType type) {

    private static final String HEADING = "Inactive Treatment Plan";

    static NewTreatPlan in(Body body) {
        return new NewTreatPlan(
                body.requiredNumber("PatNum"),
                PlanFields.headingOr(body, HEADING),
                body.text("Note", PlanFields.LONGEST_NOTE),
                PlanFields.type(body));
    }

    /** Open Dental makes plans that wait. */
    PlanTerms terms(String saidNote) {
        var notes = saidNote == null || saidNote.isEmpty() ? null : saidNote;
        return new PlanTerms(heading, PlanStatus.PAUSED, null, notes, null, null, type, null);
    }
}
