package org.molaris.recall.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.recall.campaign.CampaignRefused.Reason;

/** What calling patients back has brought, in figures: of the clinic this month, or of one campaign ever. */
@ApplicationScoped
public class SummarizeRecalls {

    private static final String THIS_MONTH = """
            with this_month as (
                select month at time zone time_zone as begins, (month + interval '1 month') at time zone time_zone as ends
                  from (select time_zone, date_trunc('month', $1::timestamptz at time zone time_zone) as month
                          from clinic) in_the_clinic)
            select sent, responded, opted_out, coalesce(round(responded::numeric / nullif(sent, 0), 2), 0.00) as response_rate
              from (select count(*) as sent, count(responded_at) as responded, count(opted_out_at) as opted_out
                      from message
                     where kind = 'recall' and sent_at >= (select begins from this_month)
                       and sent_at < (select ends from this_month)) counted""";

    /** A visit that did not come about is nobody's any more, so it is not found. */
    private static final String OF_A_CAMPAIGN = """
            with part as (
                select status, case when status = 'failed' then coalesce(reason, 'unknown') end as failed_because,
                       count(*) as contacts, count(sent_at) as sent, count(coalesce(delivered_at, read_at)) as delivered,
                       count(read_at) as read, count(responded_at) as responded, count(opted_out_at) as opted_out,
                       min(sent_at) as first_sent_at, max(sent_at) as last_sent_at
                  from message
                 where campaign_id = $1 and kind = 'recall'
                 group by 1, 2),
            total as (
                select coalesce(sum(contacts) filter (where status = 'queued'), 0)::bigint as queued,
                       coalesce(sum(sent), 0)::bigint as sent, coalesce(sum(delivered), 0)::bigint as delivered,
                       coalesce(sum(read), 0)::bigint as read, coalesce(sum(responded), 0)::bigint as responded,
                       coalesce(sum(opted_out), 0)::bigint as opted_out,
                       coalesce(sum(contacts) filter (where status = 'failed'), 0)::bigint as failed,
                       coalesce(jsonb_object_agg(failed_because, contacts) filter (where failed_because is not null),
                                '{}')::text as failed_reasons,
                       coalesce(sum(contacts) filter (where status = 'cancelled'), 0)::bigint as cancelled
                  from part),
            booked as (
                select count(*) as appointments
                  from visit v
                 where v.source = 'appointment' and v.patient_id is not null
                   and v.booked_at >= (select min(first_sent_at) from part)
                   and v.booked_at < (select max(last_sent_at) from part) + interval '30 days'
                   and exists (select
                                 from message m
                                where m.clinic_id = v.clinic_id and m.patient_id = v.patient_id and m.campaign_id = $1
                                  and m.kind = 'recall' and m.sent_at <= v.booked_at
                                  and m.sent_at > v.booked_at - interval '30 days'))
            select total.*, booked.appointments,
                   coalesce(round(responded::numeric / nullif(sent, 0), 2), 0.00) as response_rate
              from campaign, total, booked
             where campaign.id = $1""";

    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    private final Flush flush;
    private final ObjectMapper json;
    private final Clock clock;

    SummarizeRecalls(Flush flush, ObjectMapper json, Clock clock) {
        this.flush = flush;
        this.json = json;
        this.clock = clock;
    }

    /** What was sent in the month that it is in the clinic, and what came of it. */
    public Uni<Month> thisMonth() {
        return flush.read(THIS_MONTH, Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Month(
                            row.getLong("sent"),
                            row.getLong("responded"),
                            row.getLong("opted_out"),
                            row.getBigDecimal("response_rate"));
                });
    }

    /** What a campaign has brought so far. */
    public Uni<OfCampaign> of(UUID campaignId) {
        return flush.read(OF_A_CAMPAIGN, Tuple.of(campaignId))
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .map(this::campaign)
                        .orElseThrow(() -> new CampaignRefused(Reason.CAMPAIGN_NOT_FOUND)));
    }

    private OfCampaign campaign(Row row) {
        return new OfCampaign(
                row.getLong("queued"),
                row.getLong("sent"),
                row.getLong("delivered"),
                row.getLong("read"),
                row.getLong("responded"),
                row.getLong("opted_out"),
                row.getLong("failed"),
                counts(row.getString("failed_reasons")),
                row.getLong("cancelled"),
                row.getBigDecimal("response_rate"),
                row.getLong("appointments"));
    }

    private SortedMap<String, Long> counts(String text) {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A month of a clinic.
     *
     * @param responseRate how many of those that were sent were answered; 0.00 when none was sent
     */
    public record Month(long sent, long responded, long optedOut, BigDecimal responseRate) {}

    /**
     * A campaign in figures.
     *
     * @param sent all that were taken by the provider, whatever became of them
     * @param delivered those that were read among them
     * @param failedReasons how many failed for each
     * @param appointmentsBooked by a patient within 30 days of a contact, and neither cancelled nor missed since
     */
    public record OfCampaign(
            long queued,
            long sent,
            long delivered,
            long read,
            long responded,
            long optedOut,
            long failed,
            SortedMap<String, Long> failedReasons,
            long cancelled,
            BigDecimal responseRate,
            long appointmentsBooked) {}
}
