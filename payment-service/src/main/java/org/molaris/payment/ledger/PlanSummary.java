package org.molaris.payment.plan;

import java.math.BigDecimal;

/**
 * A clinic's payment plans in three figures.
 *
 * @param totalCollected the payments that are not voided
 * @param totalPending what is left on active and overdue plans
 * @param activeCount plans with status active
 */
public record PlanSummary(BigDecimal totalCollected, BigDecimal totalPending, long activeCount) {}
