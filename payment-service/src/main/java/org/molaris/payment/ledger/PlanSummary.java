package org.molaris.payment.ledger;

import java.math.BigDecimal;

/**
 * A clinic's payment plans in three figures.
 *
 * @param totalCollected the payments of the period that are not voided
 * @param totalPending what is left on active and overdue plans now
 * @param activeCount plans with status active
 */
public record PlanSummary(BigDecimal totalCollected, BigDecimal totalPending, long activeCount) {}
