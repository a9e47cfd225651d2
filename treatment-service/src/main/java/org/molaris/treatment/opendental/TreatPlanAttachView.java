package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Writing;
import org.molaris.treatment.plan.PlannedProcedure;

/** A procedure's place in a plan. */
@Schema(examples = """
        {"TreatPlanAttachNum": 3211, "TreatPlanNum": 1845, "ProcNum": 1977, "Priority": 120, "priority": "1"}""")
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record TreatPlanAttachView(
        long treatPlanAttachNum,
        long treatPlanNum,
        long procNum,
        @JsonProperty("Priority") long priorityNum,
        @JsonProperty("priority") String priority) {

    static TreatPlanAttachView of(PlannedProcedure planned) {
        return new TreatPlanAttachView(
                planned.number(),
                planned.planNumber(),
                planned.procedureNumber(),
                DefNum.of(Category.TX_PRIORITIES, planned.priority()),
                Writing.text(planned.priorityName()));
    }
}
