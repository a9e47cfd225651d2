package org.molaris.recall.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.recall.campaign.CampaignRefused.Reason;
import org.molaris.recall.known.KnownThings;
import org.molaris.recall.message.MessageStatus;

/**
 * Reads whom campaigns call back, and the campaigns, by their numbers; each question in one round trip. Of several contacts
 * of a campaign with one patient the last one counts.
 */
@ApplicationScoped
public class FindRecalls {

    private static final String THE_LAST = """
            not exists (select from message later
                         where later.clinic_id = m.clinic_id and later.patient_id = m.patient_id
                           and later.campaign_id = m.campaign_id and later.kind = 'recall' and later.night > m.night)""";

    private static final String LIST = """
            select c.time_zone, m.number, p.number as patient_number, k.number as campaign_number, m.last_visit_on,
                   m.last_visit_on + k.recall_interval_days as due_on, k.recall_interval_days, m.status, m.updated_at,
                   not k.is_active or coalesce(p.recall_opted_out, false) as disabled,
                   ((select min(v.starts_at) from visit v
                      where v.clinic_id = m.clinic_id and v.patient_id = m.patient_id and v.state = 'planned'
                        and v.starts_at > $3) at time zone c.time_zone)::date as scheduled_on
              from clinic c
              left join lateral (
                    select * from message m
                     where m.kind = 'recall' and %s and %s
                     order by m.number limit $1 offset $2) m on true
              left join campaign k on k.clinic_id = m.clinic_id and k.id = m.campaign_id
              left join patient p on p.clinic_id = m.clinic_id and p.id = m.patient_id
             order by m.number""";

    private static final String EVERYBODY = LIST.formatted("true", THE_LAST);
    private static final String OF_PATIENT = LIST.formatted("m.patient_id = $4", THE_LAST);

    /** Who waits to be called back, or could not be reached; those whom a message has reached only when they are asked for. */
    private static final String DUE = """
            select c.time_zone, m.number, m.due_on, p.number as patient_number, p.first_name, p.last_name, k.name,
                   k.recall_interval_days, coalesce(m.phone, p.phone) as phone, m.status, sent.reminders,
                   (sent.last_at at time zone c.time_zone)::date as last_reminder_on
              from clinic c
              join campaign k on k.clinic_id = c.clinic_id and k.is_active and ($5::text is null or k.name = $5)
              join lateral (
                    select m.*, m.last_visit_on + k.recall_interval_days as due_on from message m
                     where m.clinic_id = k.clinic_id and m.campaign_id = k.id and m.kind = 'recall'
                       and m.last_visit_on between $3::date - k.recall_interval_days and $4::date - k.recall_interval_days
                       and (m.status in ('queued', 'sending', 'failed')
                            or $6 and m.status in ('sent', 'delivered', 'read', 'responded'))
                       and %s) m on true
              join patient p on p.clinic_id = m.clinic_id and p.id = m.patient_id
               and p.merged_into is null and not (p.erased or p.archived or p.recall_opted_out)
             cross join lateral (
                    select count(*) as reminders, max(s.sent_at) as last_at from message s
                     where s.clinic_id = m.clinic_id and s.patient_id = m.patient_id and s.campaign_id = m.campaign_id
                       and s.kind = 'recall' and s.last_visit_on = m.last_visit_on and s.sent_at is not null) sent
             where $6 or sent.reminders = 0
             order by m.number limit $1 offset $2""".formatted(THE_LAST);

    private static final String CAMPAIGNS =
            "select " + CampaignRows.CAMPAIGN + " from campaign c order by c.number limit $1 offset $2";

    private static final String CAMPAIGN = "select " + CampaignRows.CAMPAIGN + " from campaign c where c.number = $1";

    private static final String PATIENT = "select id from patient where number = $1";

    private static final String NAMED = "select 1 from campaign where name = $1 limit 1";

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Flush flush;
    private final KnownThings known;
    private final Clock clock;

    FindRecalls(Flush flush, KnownThings known, Clock clock) {
        this.flush = flush;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The oldest first.
     *
     * @param patient by number; null for everybody's
     */
    public Uni<Listed<Recall>> list(Long patient, int limit, long offset) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var found = known.bringNumbered(patient);
        var rows = patient == null
                ? found.chain(() -> flush.read(EVERYBODY, Tuple.of(limit, offset, now)))
                : found.chain(() -> patient(patient))
                        .flatMap(id -> flush.read(OF_PATIENT, Tuple.of(limit, offset, now, id)));
        return rows.map(read -> listed(read, FindRecalls::recall));
    }

    /** Those who are to be called back, the oldest first. */
    public Uni<Listed<DueRecall>> due(Filter filter, int limit, long offset) {
        return known.bringNumbered(null)
                .chain(() -> mustExist(filter.campaign()))
                .chain(() -> flush.read(
                        DUE,
                        Tuple.of(
                                        limit,
                                        offset,
                                        Optional.ofNullable(filter.from()).orElse(FIRST),
                                        Optional.ofNullable(filter.to()).orElse(LAST))
                                .addString(filter.campaign())
                                .addBoolean(filter.reminded())))
                .map(read -> listed(read, FindRecalls::due));
    }

    public Uni<List<CampaignDetails>> campaigns(int limit, long offset) {
        return flush.read(CAMPAIGNS, Tuple.of(limit, offset))
                .map(rows -> SqlRows.stream(rows).map(CampaignRows::campaign).toList());
    }

    /** Fails with {@link CampaignRefused} when there is none. */
    public Uni<CampaignDetails> campaign(long number) {
        return flush.read(CAMPAIGN, Tuple.of(number))
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .map(CampaignRows::campaign)
                        .orElseThrow(() -> new CampaignRefused(Reason.CAMPAIGN_NOT_FOUND)));
    }

    private Uni<UUID> patient(long number) {
        return flush.read(PATIENT, Tuple.of(number))
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .map(row -> row.getUUID("id"))
                        .orElseThrow(() -> new CampaignRefused(Reason.UNKNOWN_PATIENT)));
    }

    private Uni<Void> mustExist(String campaign) {
        return campaign == null
                ? Uni.createFrom().voidItem()
                : flush.read(NAMED, Tuple.of(campaign)).map(rows -> {
                    if (rows.size() == 0) {
                        throw new CampaignRefused(Reason.CAMPAIGN_NOT_FOUND);
                    }
                    return null;
                });
    }

    private static <T> Listed<T> listed(RowSet<Row> rows, Function<Row, T> thing) {
        var found = SqlRows.list(rows);
        return new Listed<>(
                found.isEmpty() ? ZoneOffset.UTC : ZoneId.of(found.get(0).getString("time_zone")),
                found.stream()
                        .filter(row -> row.getValue("number") != null)
                        .map(thing)
                        .toList());
    }

    private static Recall recall(Row row) {
        return new Recall(
                row.getLong("number"),
                row.getLong("patient_number"),
                row.getLong("campaign_number"),
                row.getLocalDate("due_on"),
                row.getLocalDate("last_visit_on"),
                row.getInteger("recall_interval_days"),
                LowerCaseName.named(MessageStatus.class, row.getString("status")),
                row.getBoolean("disabled"),
                SqlRows.instant(row, "updated_at"),
                row.getLocalDate("scheduled_on"));
    }

    private static DueRecall due(Row row) {
        return new DueRecall(
                row.getLocalDate("due_on"),
                row.getLong("patient_number"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("name"),
                row.getInteger("recall_interval_days"),
                row.getLong("reminders"),
                row.getLocalDate("last_reminder_on"),
                row.getString("phone"),
                LowerCaseName.named(MessageStatus.class, row.getString("status")));
    }

    /**
     * Whom; null lets everybody through.
     *
     * @param from due on that day or later
     * @param to due on that day or earlier
     * @param campaign by name
     * @param reminded also whom a message has reached since the visit
     */
    public record Filter(LocalDate from, LocalDate to, String campaign, boolean reminded) {}
}
