package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.recall.RecallCampaignUpdated;

/** Decides something else about a campaign, or ends it. It stays; what changes nothing is not told. */
@ApplicationScoped
public class ChangeCampaign {

    private final Campaigns campaigns;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeCampaign(Campaigns campaigns, News news, ClinicTransaction transaction, Clock clock) {
        this.campaigns = campaigns;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the campaign still has the expected version, or whatever it has when none is expected. */
    public Uni<CampaignDetails> handle(UUID campaignId, OptionalLong expected, UnaryOperator<CampaignTerms> change) {
        return transaction.run(() -> campaigns
                .forUpdate(campaignId, expected)
                .call(campaign -> change(campaign, change.apply(campaign.terms)))
                .map(Campaign::asDetails));
    }

    /** What is queued is sent all the same; doing it again changes nothing. */
    public Uni<CampaignDetails> deactivate(UUID campaignId, OptionalLong expected) {
        return handle(campaignId, expected, CampaignTerms::deactivated);
    }

    private Uni<Void> change(Campaign campaign, CampaignTerms wanted) {
        if (wanted.equals(campaign.terms)) {
            return Uni.createFrom().voidItem();
        }
        campaign.change(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return campaigns.flush().chain(() -> news.of(RecallCampaignUpdated.class, campaign.id));
    }
}
