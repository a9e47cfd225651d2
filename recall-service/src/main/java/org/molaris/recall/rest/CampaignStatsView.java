package org.molaris.recall.rest;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.SummarizeRecalls;

/**
 * A campaign in figures.
 *
 * @param sent all that went out, whatever became of them
 * @param delivered those that were read among them
 * @param failedReasons how many failed for each
 * @param appointmentsBooked within 30 days of a contact, and neither cancelled nor missed since
 */
@Schema(examples = """
        {"queued": 4, "sent": 45, "delivered": 41, "read": 30, "responded": 12, "opted_out": 3, "failed": 2,
         "failed_reasons": {"undeliverable": 2}, "cancelled": 1, "response_rate": 0.27, "appointments_booked": 9}""")
record CampaignStatsView(
        long queued,
        long sent,
        long delivered,
        long read,
        long responded,
        long optedOut,
        long failed,
        Map<String, Long> failedReasons,
        long cancelled,
        BigDecimal responseRate,
        long appointmentsBooked) {

    static CampaignStatsView of(SummarizeRecalls.OfCampaign campaign) {
        return new CampaignStatsView(
                campaign.queued(),
                campaign.sent(),
                campaign.delivered(),
                campaign.read(),
                campaign.responded(),
                campaign.optedOut(),
                campaign.failed(),
                campaign.failedReasons(),
                campaign.cancelled(),
                campaign.responseRate(),
                campaign.appointmentsBooked());
    }
}
