package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What is paid towards a treatment plan.
 *
 * @param paid the payments on everything that is agreed about it, less what was paid back of it
 */
public record TreatmentPayments(UUID treatmentPlanId, BigDecimal paid) {}
