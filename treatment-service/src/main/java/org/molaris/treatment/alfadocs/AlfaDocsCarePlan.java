package org.molaris.treatment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.alfadocs.Times;
import org.molaris.treatment.account.BillingFigures.Liability;
import org.molaris.treatment.plan.BilledPlan;
import org.molaris.treatment.plan.PlanStatus;

/**
 * A care plan: a treatment plan.
 *
 * @param price before discounts and tax; the gross ones are with tax
 * @param billableAmount what is still to be billed
 * @param deleted no plan ever is; one that is given up is discarded
 * @param schemeCodes codes of what is done, by tooth, and by general for the rest; an empty list for none
 */
@JsonNaming(LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"id": 132, "branch": "dentistry", "name": "Piano #1", "state": "estimate", "dateAccepted": "2024-08-14",
         "findingId": null, "priceListId": null, "operatorId": 7, "personalAssistantId": null,
         "carePlanDiscardReasonId": null, "createdAt": "2024-08-14", "text": "estimate", "background": false,
         "createdThroughAppointment": false, "isSigned": false, "discountPercentage": 10.00, "carePlanEntriesCount": 1,
         "price": 300.00, "discountedPrice": 270.00, "grossPrice": 366.00, "grossDiscountedPrice": 329.40,
         "doneAmount": 0.00, "billedAmount": 100.00, "creditedAmount": 0.00, "billableAmount": 170.00, "fullBillsCount": 0,
         "liabilities": [{"date": "2024-08-24", "amount": 100.00, "isDue": true, "isDone": false}], "deleted": false,
         "schemeCodes": {"16": [{"code": "D2740", "done": false}]}}""")
record AlfaDocsCarePlan(
        long id,
        String branch,
        String name,
        String state,
        LocalDate dateAccepted,
        Long findingId,
        Long priceListId,
        Long operatorId,
        Long personalAssistantId,
        Long carePlanDiscardReasonId,
        LocalDate createdAt,
        String text,
        boolean background,
        boolean createdThroughAppointment,
        boolean isSigned,
        BigDecimal discountPercentage,
        int carePlanEntriesCount,
        BigDecimal price,
        BigDecimal discountedPrice,
        BigDecimal grossPrice,
        BigDecimal grossDiscountedPrice,
        BigDecimal doneAmount,
        BigDecimal billedAmount,
        BigDecimal creditedAmount,
        BigDecimal billableAmount,
        int fullBillsCount,
        List<AlfaDocsCarePlanLiability> liabilities,
        boolean deleted,
        @Schema(type = SchemaType.OBJECT) Object schemeCodes) {

    private static final String BRANCH = "dentistry";

    static AlfaDocsCarePlan of(BilledPlan billed) {
        var plan = billed.plan();
        return new AlfaDocsCarePlan(
                plan.number(),
                BRANCH,
                plan.title(),
                stateOf(plan.status()),
                Times.day(plan.acceptedAt(), plan.timeZone()),
                null,
                null,
                plan.operatorNumber(),
                null,
                null,
                Times.day(plan.createdAt(), plan.timeZone()),
                plan.notes(),
                false,
                false,
                plan.signed(),
                plan.discountPercentage(),
                plan.steps(),
                plan.price(),
                plan.discountedPrice(),
                plan.grossPrice(),
                plan.grossDiscountedPrice(),
                plan.doneAmount(),
                billed.billing().billed(),
                billed.billing().credited(),
                billed.billable(),
                billed.billing().fullBills(),
                billed.billing().liabilities().stream()
                        .map(AlfaDocsCarePlanLiability::of)
                        .toList(),
                false,
                plan.schemeCodes().isEmpty() ? List.of() : plan.schemeCodes());
    }

    private static String stateOf(PlanStatus status) {
        return switch (status) {
            case ACTIVE -> "accepted";
            case PAUSED -> "estimate";
            case COMPLETED -> "finished";
            case CANCELLED -> "discarded";
        };
    }

    /** Something that is to be paid of it. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record AlfaDocsCarePlanLiability(LocalDate date, BigDecimal amount, boolean isDue, boolean isDone) {

        static AlfaDocsCarePlanLiability of(Liability liability) {
            return new AlfaDocsCarePlanLiability(
                    liability.dueOn(), liability.amount(), liability.due(), liability.paid());
        }
    }
}
