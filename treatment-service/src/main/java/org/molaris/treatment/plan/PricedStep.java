package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A step with what it costs: the columns of the view of that name. All sums have two decimals.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param procedure its name
 * @param procedureCode null when it has none
 * @param tooth one or several; null when it concerns none
 * @param stepOrder its place, from 1
 * @param skipped whether its plan leaves it out
 * @param doneAt null while it is not done, or left out
 * @param price before discount and tax; 0 when it has none
 * @param discount never more than the price
 * @param discountPercentage what the discount is of the price
 * @param vatRate value added tax, in percent
 * @param vat the tax on what the discount leaves
 * @param undiscountedVat the tax that it would bear without a discount
 * @param deviceIdentifier of the device that stays in the patient; null for none
 * @param timeZone the clinic's
 */
public record PricedStep(
        UUID id,
        long number,
        UUID clinicId,
        UUID treatmentPlanId,
        UUID procedureId,
        String procedure,
        String procedureCode,
        String tooth,
        UUID appointmentId,
        int stepOrder,
        boolean skipped,
        boolean done,
        Instant doneAt,
        BigDecimal price,
        BigDecimal discount,
        BigDecimal discountedPrice,
        BigDecimal discountPercentage,
        BigDecimal vatRate,
        BigDecimal vat,
        BigDecimal undiscountedVat,
        String deviceIdentifier,
        ZoneId timeZone,
        Instant createdAt) {}
