package org.molaris.recall.rest;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.SummarizeRecalls;

/** The clinic's campaigns this month, in figures. */
@Schema(examples = """
        {"sent_this_month": 45, "responded": 12, "opted_out": 3, "response_rate": 0.27}""")
record RecallStatsView(long sentThisMonth, long responded, long optedOut, BigDecimal responseRate) {

    static RecallStatsView of(SummarizeRecalls.Month month) {
        return new RecallStatsView(month.sent(), month.responded(), month.optedOut(), month.responseRate());
    }
}
