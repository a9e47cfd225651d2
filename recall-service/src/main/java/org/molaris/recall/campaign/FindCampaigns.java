package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.recall.campaign.CampaignRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads campaigns, each question in one round trip. */
@ApplicationScoped
public class FindCampaigns {

    private static final String ONE = "select " + CampaignRows.CAMPAIGN + " from campaign c where c.id = $1";

    private static final String RECENT_CONTACTS = "select " + CampaignRows.CONTACT + """

              from message m
              left join patient p on p.clinic_id = m.clinic_id and p.id = m.patient_id
             where m.campaign_id = $1 and m.kind = 'recall'
             order by m.number desc
             limit 20""";

    private static final String LIST = "select now() as read_at, counted.total, " + CampaignRows.CAMPAIGN + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from campaign c where %1$s and c.number < $2
                     order by c.number desc %3$s) c on true""";

    private final Flush flush;

    FindCampaigns(Flush flush) {
        this.flush = flush;
    }

    /** A campaign and whom it contacted last. */
    public Uni<CampaignWithContacts> one(UUID campaignId) {
        return flush.readAll(
                        new Statement(ONE, Tuple.of(campaignId)), new Statement(RECENT_CONTACTS, Tuple.of(campaignId)))
                .map(found -> new CampaignWithContacts(
                        SqlRows.stream(found.get(0))
                                .findFirst()
                                .map(CampaignRows::campaign)
                                .orElseThrow(() -> new CampaignRefused(Reason.CAMPAIGN_NOT_FOUND)),
                        SqlRows.stream(found.get(1)).map(CampaignRows::contact).toList()));
    }

    /**
     * The clinic's campaigns, newest first.
     *
     * @param isActive null for all of them
     */
    public Uni<Page<CampaignDetails>> list(Boolean isActive, Slice slice) {
        var where = new Where(slice, "true")
                .and("c.is_active = $%1$d", isActive)
                .and(
                        "c.updated_at >= $%1$d",
                        slice.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null));
        return flush.read(LIST.formatted(where.conditions(), where.total("campaign c"), where.page()), where.values())
                .map(rows -> SqlRows.page(rows, slice, CampaignRows::campaign, CampaignDetails::number));
    }
}
