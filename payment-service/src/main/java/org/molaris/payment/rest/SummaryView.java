package org.molaris.payment.rest;

import java.math.BigDecimal;
import org.molaris.payment.ledger.PlanSummary;

/** The clinic's plans in three figures. */
record SummaryView(BigDecimal totalCollected, BigDecimal totalPending, long activeCount) {

    static SummaryView of(PlanSummary summary) {
        return new SummaryView(summary.totalCollected(), summary.totalPending(), summary.activeCount());
    }
}
