package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A plan that is worked on with what it costs, by the steps that it does not leave out: the columns of the view of that name.
 * All sums have two decimals.
 *
 * @param notes null when there are none
 * @param operatorNumber who treats; null when not said
 * @param acceptedAt since when it is, or was, followed; null when it never was
 * @param signed whether the patient has signed a frozen copy of it
 * @param price before discounts and tax
 * @param discountedPrice before tax
 * @param discountPercentage what the discounts are of the price
 * @param vat the tax on what the discounts leave, rounded procedure by procedure
 * @param grossPrice before discounts, with tax
 * @param grossDiscountedPrice what is to be paid
 * @param doneAmount of the discounted price what is done
 * @param schemeCodes the catalogue's codes of what is done to each tooth, and of the rest under {@code general}
 * @param timeZone the clinic's
 */
public record PricedPlan(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String title,
        String notes,
        PlanStatus status,
        Long operatorNumber,
        Instant acceptedAt,
        Instant createdAt,
        ZoneId timeZone,
        boolean signed,
        int steps,
        BigDecimal price,
        BigDecimal discountedPrice,
        BigDecimal discountPercentage,
        BigDecimal vat,
        BigDecimal grossPrice,
        BigDecimal grossDiscountedPrice,
        BigDecimal doneAmount,
        Map<String, List<SchemeCode>> schemeCodes) {

    /** Something that is done to a tooth, by its code. */
    public record SchemeCode(String code, boolean done) {}
}
