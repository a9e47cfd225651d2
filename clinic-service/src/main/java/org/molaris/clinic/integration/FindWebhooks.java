package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads webhooks and what has gone to them, each question in one round trip. */
@ApplicationScoped
public class FindWebhooks {

    private static final String ONE = """
            select app_webhook_details(w)::text as webhook from app_webhook w
             where w.id = $1 and ($2::text is null or w.app = $2) and w.wording = $3""";

    private static final String MATCHING = """
            ($2::text is null or w.app = $2) and w.wording = $7
            and ($3::timestamptz is null or w.updated_at >= $3)""";

    private static final String LIST = """
            select now() as read_at, counted.total, w.webhook
              from (select case when $1 then (select count(*) from app_webhook w where %1$s) end as total) counted
              left join lateral (
                    select w.number, app_webhook_details(w)::text as webhook from app_webhook w
                     where %1$s
                       and w.number < $4
                     order by w.number desc limit $5 offset $6) w on true
             order by w.number desc""".formatted(MATCHING);

    /** Whether the webhook is there, is told even when nothing has gone to it. */
    private static final String SENT = """
            d.webhook_id = $8 and ($3::timestamptz is null or coalesce(d.last_attempt_at, d.created_at) >= $3)""";

    private static final String DELIVERIES = """
            select now() as read_at, counted.total, d.delivery,
                   exists (select from app_webhook w
                            where w.id = $8 and ($2::text is null or w.app = $2) and w.wording = $7) as known
              from (select case when $1 then (select count(*) from app_delivery d where %1$s) end as total) counted
              left join lateral (
                    select d.number, app_delivery_details(d)::text as delivery
                      from app_delivery d
                     where %1$s
                       and d.number < $4
                     order by d.number desc limit $5 offset $6) d on true
             order by d.number desc""".formatted(SENT);

    private final Flush flush;
    private final WebhookRows rows;

    FindWebhooks(Flush flush, WebhookRows rows) {
        this.flush = flush;
        this.rows = rows;
    }

    /** Fails with {@link IntegrationRefused} when there is none, or it is another app's. */
    public Uni<WebhookDetails> one(Asking asking, UUID id) {
        return flush.read(ONE, Tuple.of(id, asking.app(), asking.wordingName()))
                .map(found -> rows.webhook(
                        found.size() == 0 ? null : found.iterator().next().getString("webhook")));
    }

    /** Newest first. */
    public Uni<Page<WebhookDetails>> list(Asking asking, Slice slice) {
        return flush.read(LIST, values(asking, slice))
                .map(found -> SqlRows.page(
                        found,
                        slice,
                        "webhook",
                        row -> rows.webhook(row.getString("webhook")),
                        WebhookDetails::number));
    }

    /** What has gone to a webhook, or waits to, newest first; fails with {@link IntegrationRefused} when there is none. */
    public Uni<Page<DeliveryDetails>> deliveries(Asking asking, UUID webhookId, Slice slice) {
        return flush.read(DELIVERIES, values(asking, slice).addUUID(webhookId))
                .invoke(found -> {
                    if (!found.iterator().next().getBoolean("known")) {
                        throw new IntegrationRefused(Reason.WEBHOOK_NOT_FOUND);
                    }
                })
                .map(found -> SqlRows.page(
                        found,
                        slice,
                        "delivery",
                        row -> rows.delivery(row.getString("delivery")),
                        DeliveryDetails::number));
    }

    private static Tuple values(Asking asking, Slice slice) {
        return Tuple.of(slice.total(), asking.app())
                .addOffsetDateTime(since(slice))
                .addLong(slice.before())
                .addLong((long) slice.rows())
                .addLong(slice.offset())
                .addString(asking.wordingName());
    }

    private static OffsetDateTime since(Slice slice) {
        return slice.since().map(since -> since.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
