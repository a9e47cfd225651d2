package org.molaris.treatment.opendental;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.dialect.Body;

/**
 * A treatplan to be saved as it is.
 *
 * @param heading null for its own
 * @param userNumPresenter null when not said
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"TreatPlanNum": 138, "Heading": "Saved Plan", "UserNumPresenter": 5}""")
record NewSavedTreatPlan(@Schema(required = true) long treatPlanNum, String heading, Long userNumPresenter) {

    static NewSavedTreatPlan in(Body body) {
        var presenter = body.number("UserNumPresenter");
        return new NewSavedTreatPlan(
                body.requiredNumber("TreatPlanNum"),
                PlanFields.headingOr(body, null),
                presenter == null || presenter == 0 ? null : presenter);
    }
}
