package org.molaris.recall.night;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.recall.message.Senders;
import org.molaris.recall.night.RunRefused.Reason;

/** Reads the campaigns of the current clinic for a night. */
@ApplicationScoped
class NightCampaigns {

    private static final String ONE = """
            select c.id, c.is_active, c.template_name, c.send_time, c.procedure_type, c.message_template,
                   k.name as clinic, k.time_zone, k.language
              from campaign c join clinic k on k.clinic_id = c.clinic_id
             where c.id = $1""";

    private final Flush flush;
    private final Senders senders;

    NightCampaigns(Flush flush, Senders senders) {
        this.flush = flush;
        this.senders = senders;
    }

    /** Fails with {@link RunRefused} when the clinic has no such campaign. */
    Uni<NightCampaign> one(UUID id) {
        return flush.read(ONE, Tuple.of(id))
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .map(NightCampaigns::campaign)
                        .orElseThrow(() -> new RunRefused(Reason.CAMPAIGN_NOT_FOUND)));
    }

    /** The same, and fails with {@link RunRefused} when it may call nobody back. */
    Uni<NightCampaign> oneThatMayCall(UUID id) {
        return one(id).call(this::mayCall);
    }

    private Uni<Void> mayCall(NightCampaign campaign) {
        if (!campaign.active()) {
            return Uni.createFrom().failure(new RunRefused(Reason.CAMPAIGN_INACTIVE));
        }
        return campaign.template() != null
                ? Uni.createFrom().voidItem()
                : senders.needsTemplate()
                        .flatMap(needed -> needed
                                ? Uni.createFrom().failure(new RunRefused(Reason.TEMPLATE_REQUIRED))
                                : Uni.createFrom().voidItem());
    }

    private static NightCampaign campaign(Row row) {
        return new NightCampaign(
                row.getUUID("id"),
                row.getBoolean("is_active"),
                row.getString("template_name"),
                row.getLocalTime("send_time"),
                row.getString("procedure_type"),
                row.getString("message_template"),
                row.getString("clinic"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("language"));
    }
}
