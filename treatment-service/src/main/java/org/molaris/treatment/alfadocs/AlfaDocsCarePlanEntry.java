package org.molaris.treatment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.alfadocs.Times;
import org.molaris.treatment.plan.PricedStep;

/**
 * An entry of a care plan: a step of the treatment plan. What has to do with stock, laboratories and compensation is not kept.
 *
 * @param price before discount and tax
 * @param deleted whether the plan leaves it out
 * @param doneAmount the discounted price when it is done
 */
@JsonNaming(LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"entryId": 132, "price": 300.00, "discountedPrice": 270.00, "discountPercentage": 10.00, "absoluteDiscount": 30.00,
         "createdAt": "2024-08-14", "useInventory": null, "consumptionPrice": null, "done": "true", "dateDone": "2024-08-14",
         "laboratoryPurpose": null, "laboratoryCosts": null, "multiplyLaboratoryCosts": null, "compensationType": null,
         "compensationValue": null, "deleted": "false", "sequenceNumber": 1, "numberOfExecutions": 1,
         "calculatedVariableCosts": 0, "calculatedContributionMargin": 0, "calculateCompensationBasedOnDiscount": null,
         "calculateCompensationAfterCosts": null, "hasPhases": "false", "doneAmount": 270.00, "vatPercentage": 22.00,
         "udi": "(01)12345678901234(17)210101(10)A12345(21)B67890", "label": "Apicectomia mesiale"}""")
record AlfaDocsCarePlanEntry(
        long entryId,
        BigDecimal price,
        BigDecimal discountedPrice,
        BigDecimal discountPercentage,
        BigDecimal absoluteDiscount,
        LocalDate createdAt,
        String useInventory,
        String consumptionPrice,
        String done,
        LocalDate dateDone,
        String laboratoryPurpose,
        String laboratoryCosts,
        String multiplyLaboratoryCosts,
        String compensationType,
        String compensationValue,
        String deleted,
        int sequenceNumber,
        int numberOfExecutions,
        int calculatedVariableCosts,
        int calculatedContributionMargin,
        String calculateCompensationBasedOnDiscount,
        String calculateCompensationAfterCosts,
        String hasPhases,
        BigDecimal doneAmount,
        BigDecimal vatPercentage,
        String udi,
        String label) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    static AlfaDocsCarePlanEntry of(PricedStep step) {
        return new AlfaDocsCarePlanEntry(
                step.number(),
                step.price(),
                step.discountedPrice(),
                step.discountPercentage(),
                step.discount(),
                Times.day(step.createdAt(), step.timeZone()),
                null,
                null,
                String.valueOf(step.done()),
                Times.day(step.doneAt(), step.timeZone()),
                null,
                null,
                null,
                null,
                null,
                String.valueOf(step.skipped()),
                step.stepOrder(),
                1,
                0,
                0,
                null,
                null,
                "false",
                step.done() ? step.discountedPrice() : NOTHING,
                step.vatRate(),
                step.deviceIdentifier(),
                step.procedure());
    }
}
