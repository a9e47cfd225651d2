package org.molaris.treatment.plan;

import java.math.BigDecimal;

/**
 * What a plan costs, by the steps that it does not leave out, two decimals.
 *
 * @param price before discounts and tax
 * @param discountedPrice before tax
 * @param vat on what the discounts leave
 */
public record PlanPrice(BigDecimal price, BigDecimal discountedPrice, BigDecimal vat) {}
