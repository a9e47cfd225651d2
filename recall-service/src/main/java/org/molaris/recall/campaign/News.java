package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Statements;
import org.molaris.events.MolarisEvent;
import org.molaris.events.recall.RecallCampaignEvent;
import org.molaris.web.TraceParent;

/**
 * Leaves what happened to a campaign in the outbox, in the words of {@code V004__what_is_told.sql}. To be called when the
 * row is written.
 */
@ApplicationScoped
class News {

    private static final String CAMPAIGN = "select cast(tell_campaign(?1, ?2, ?3, cast(?4 as text)) as text)";

    private final CurrentClinic clinic;

    News(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    Uni<Void> of(Class<? extends RecallCampaignEvent> event, UUID campaignId) {
        return Statements.value(
                        String.class,
                        CAMPAIGN,
                        MolarisEvent.typeOf(event),
                        campaignId,
                        clinic.caller().subject(),
                        TraceParent.current().orElse(null))
                .replaceWithVoid();
    }
}
