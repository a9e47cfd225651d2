package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Statements;
import org.molaris.events.recall.RecallCampaignCreated;
import org.molaris.recall.campaign.CampaignRefused.Reason;
import org.molaris.recall.known.KnownThings;
import org.molaris.recall.message.InvalidTemplate;

/** A clinic decides to call patients back. */
@ApplicationScoped
public class CreateCampaign {

    private final KnownThings known;
    private final Campaigns campaigns;
    private final News news;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    CreateCampaign(
            KnownThings known,
            Campaigns campaigns,
            News news,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.known = known;
        this.campaigns = campaigns;
        this.news = news;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link InvalidTemplate} or {@link CampaignRefused} when nobody could be told what it says. */
    public Uni<CampaignDetails> handle(CampaignTerms terms) {
        return Uni.createFrom()
                .item(terms::mustBeSendable)
                .chain(() -> known.bring(null))
                .chain(() -> transaction.once(CampaignDetails.class, () -> create(terms)));
    }

    private Uni<CampaignDetails> create(CampaignTerms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Statements.value(Boolean.class, "select true from clinic")
                .onItem()
                .ifNull()
                .failWith(() -> new CampaignRefused(Reason.UNKNOWN_CLINIC))
                .chain(() -> campaigns.persistAndFlush(new Campaign(Ids.next(), clinic.id(), terms, now)))
                .call(campaign -> news.of(RecallCampaignCreated.class, campaign.id))
                .map(Campaign::asDetails);
    }
}
