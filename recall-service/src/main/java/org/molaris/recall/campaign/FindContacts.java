package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.recall.campaign.CampaignRefused.Reason;
import org.molaris.recall.message.MessageStatus;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads whom a campaign contacts, in one round trip. */
@ApplicationScoped
public class FindContacts {

    private static final String CAMPAIGN = "select 1 from campaign where id = $1";

    private static final String LIST = "select now() as read_at, counted.total, " + CampaignRows.CONTACT + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from message m where %1$s and m.number < $2
                     order by m.number desc %3$s) m on true
              left join patient p on p.clinic_id = m.clinic_id and p.id = m.patient_id
             order by m.number desc""";

    private final Flush flush;

    FindContacts(Flush flush) {
        this.flush = flush;
    }

    /**
     * A campaign's contacts, newest first.
     *
     * @param status null for every one
     */
    public Uni<Page<ContactDetails>> of(UUID campaignId, MessageStatus status, Slice slice) {
        var where = new Where(slice, "m.kind = 'recall'")
                .and("m.campaign_id = $%1$d", campaignId)
                .and("m.status = $%1$d", LowerCaseName.of(status))
                .and(
                        "m.updated_at >= $%1$d",
                        slice.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null));
        return flush.readAll(
                        new Statement(CAMPAIGN, Tuple.of(campaignId)),
                        new Statement(
                                LIST.formatted(where.conditions(), where.total("message m"), where.page()),
                                where.values()))
                .map(found -> {
                    if (found.get(0).size() == 0) {
                        throw new CampaignRefused(Reason.CAMPAIGN_NOT_FOUND);
                    }
                    return SqlRows.page(found.get(1), slice, CampaignRows::contact, ContactDetails::number);
                });
    }
}
