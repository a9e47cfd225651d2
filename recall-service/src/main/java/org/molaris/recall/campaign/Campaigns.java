package org.molaris.recall.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.recall.campaign.CampaignRefused.Reason;

@ApplicationScoped
class Campaigns implements PanacheRepositoryBase<Campaign, UUID> {

    /** The campaign with its row locked, if it has the expected version, or whatever it has when none is expected. */
    Uni<Campaign> forUpdate(UUID campaignId, OptionalLong expected) {
        return findById(campaignId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new CampaignRefused(Reason.CAMPAIGN_NOT_FOUND))
                .invoke(campaign -> {
                    if (expected.isPresent() && expected.getAsLong() != campaign.version) {
                        throw new CampaignRefused(Reason.STALE);
                    }
                });
    }
}
