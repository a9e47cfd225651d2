package org.molaris.recall.night;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Idempotency;
import org.molaris.web.IdempotencyKey;

/**
 * Takes a campaign through today's night now: from the first patient, or from where it is when it is under way. Who was
 * chosen before is not chosen again.
 */
@ApplicationScoped
public class RunCampaign {

    private final NightCampaigns campaigns;
    private final NightSlices slices;
    private final Idempotency idempotency;
    private final ClinicTransaction transaction;
    private final Clock clock;
    private final Duration patience;

    RunCampaign(
            NightCampaigns campaigns,
            NightSlices slices,
            Idempotency idempotency,
            ClinicTransaction transaction,
            Clock clock,
            @ConfigProperty(name = "molaris.recall.run-for", defaultValue = "20s") Duration patience) {
        this.campaigns = campaigns;
        this.slices = slices;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Fails with {@link RunRefused} when there is no such campaign, or when it may call nobody back.
     *
     * @return how far it came; what is left when patience ends is done by the next round
     */
    public Uni<CampaignRun> handle(UUID campaignId) {
        return Uni.createFrom()
                .deferred(() -> IdempotencyKey.current()
                        .map(key -> once(key, campaignId))
                        .orElseGet(() -> run(campaignId)));
    }

    /**
     * The answer is kept in the end only: a run is many transactions. One that breaks off before is done again by its repeat,
     * which chooses nobody twice, and of two at once the first answer stands.
     */
    private Uni<CampaignRun> once(IdempotencyKey key, UUID campaignId) {
        return idempotency
                .recall(key, CampaignRun.class)
                .onItem()
                .ifNull()
                .switchTo(() -> run(campaignId)
                        .flatMap(done -> transaction.once(
                                CampaignRun.class, () -> Uni.createFrom().item(done))));
    }

    private Uni<CampaignRun> run(UUID campaignId) {
        return campaigns.oneThatMayCall(campaignId).flatMap(campaign -> {
            var night = campaign.today(clock.instant());
            long until = System.nanoTime() + patience.toNanos();
            return slices.first(campaign, night)
                    .flatMap(first -> first.finished() || patience.isZero()
                            ? Uni.createFrom().item(first)
                            : slices.goOn(campaign, night, () -> System.nanoTime() - until >= 0)
                                    .chain(() -> slices.howFar(campaign, night)));
        });
    }
}
