package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/**
 * Finds the whole stretches of time in which an operator and a chair are both free, rather than the times at which a visit
 * may begin ({@link FindSlots}): what is open less what is taken and what is not to be booked, in one query.
 */
@ApplicationScoped
public class FindOpenings {

    private static final int LONGEST_WINDOW_DAYS = 62;
    private static final int DAYS_AHEAD = 14;

    /** Without a chair the operator's own count, or, of who has none, those that are nobody's. */
    private static final String FIND = """
            with asked as materialized (
                select c.time_zone, days.first, days.last, first_of.id as operator_id, first_of.number as operator_number,
                       ch.id as chair_id, $5::integer * interval '1 minute' as shortest,
                       tstzrange(least(greatest(edge.from_at, $6::timestamptz), edge.to_at), edge.to_at) as during,
                       edge.from_at, edge.to_at, $6::timestamptz at time zone c.time_zone as now_there,
                       case when $3::bigint is not null and first_of.id is null then 'operator'
                            when $4::bigint is not null and ch.id is null then 'chair' end as unknown
                  from clinic c
                 cross join lateral (select cast($6::timestamptz at time zone c.time_zone as date) as today) clock
                 cross join lateral (
                       select greatest($1::date, clock.today) as first,
                              coalesce($2::date, greatest($1::date, clock.today) + %d) as last) days
                 cross join lateral (
                       select days.first::timestamp at time zone c.time_zone as from_at,
                              (days.last + 1)::timestamp at time zone c.time_zone as to_at) edge
                  left join lateral (
                       select o.id, o.number from operator o
                        where o.deleted_at is null and ($3::bigint is null or o.number = $3)
                        order by o.sequence, o.number limit 1) first_of on true
                  left join chair ch on ch.number = $4 and ch.deleted_at is null),
            taken as materialized (
                select a.operator_id, a.chair_id, a.during
                  from appointment a
                 where a.starts_at > (select from_at - interval '26 hours' from asked)
                   and a.starts_at < (select to_at from asked)
                   and a.state not in ('absent', 'cancelled')
                   and not a.overbooked),
            own_chair as (
                select exists (select from chair, asked
                                where chair.deleted_at is null and chair.operator_id = asked.operator_id) as there),
            place as (
                select chair.id, chair.number, chair.sequence, chair.branch_id
                  from chair, asked, own_chair
                 where chair.deleted_at is null
                   and case when asked.chair_id is not null then chair.id = asked.chair_id
                            when own_chair.there then chair.operator_id = asked.operator_id
                            else chair.operator_id is null and not chair.overbooking end),
            free as (
                select place.number, place.sequence,
                       coalesce((select range_agg(t.during)
                                   from open_times(asked.operator_id, place.branch_id, asked.first, asked.last) t
                                  where t.modality <> 'telehealth'), '{}')
                       * tstzmultirange(asked.during)
                       - coalesce((select range_agg(taken.during) from taken
                                    where taken.operator_id = asked.operator_id or taken.chair_id = place.id), '{}')
                       - coalesce((select range_agg(tstzrange(b.starts_at, b.ends_at))
                                     from block b
                                    where b.deleted_at is null
                                      and b.starts_at < asked.to_at and b.ends_at > asked.from_at
                                      and (b.operator_id is null or b.operator_id = asked.operator_id)
                                      and (b.chair_id is null or b.chair_id = place.id)
                                      and (b.branch_id is null or b.branch_id = place.branch_id)), '{}') as during
                  from asked, place)
            select asked.unknown, asked.time_zone, asked.first, asked.last, asked.operator_number,
                   cast(asked.now_there as date) as today, listed.*
              from asked
              left join lateral (
                    select lower(gap) as starts_at, upper(gap) as ends_at, free.number as chair_number
                      from free cross join unnest(free.during) gap
                     where upper(gap) - lower(gap) >= asked.shortest
                     order by lower(gap), free.sequence, free.number
                     limit $7 offset $8) listed on asked.unknown is null
             order by listed.starts_at, listed.chair_number""".formatted(DAYS_AHEAD - 1);

    private final Flush flush;
    private final Clock clock;

    FindOpenings(Flush flush, Clock clock) {
        this.flush = flush;
        this.clock = clock;
    }

    /** Fails with {@link AppointmentRefused} when it is asked for of what the clinic does not have, or for no time at all. */
    public Uni<Openings> handle(Query query) {
        if (!isOfSomeDays(query)) {
            return Uni.createFrom().failure(new AppointmentRefused(Reason.IMPOSSIBLE_WINDOW));
        }
        return flush.read(
                        FIND,
                        Tuple.of(query.first(), query.last(), query.operator(), query.chair())
                                .addInteger(query.minutes())
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                                .addLong((long) query.limit())
                                .addLong(query.offset()))
                .map(FindOpenings::openings);
    }

    /** To be looked at, and those that nobody can book any more are not; the clinic's day is the world's, or next to it. */
    private boolean isOfSomeDays(Query query) {
        if (query.last() == null) {
            return true;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var first = query.first() == null || query.first().isBefore(today) ? today : query.first();
        return (query.first() == null || !query.last().isBefore(query.first()))
                && !first.plusDays(LONGEST_WINDOW_DAYS).isBefore(query.last());
    }

    private static Openings openings(RowSet<Row> rows) {
        var first = rows.iterator().next();
        var unknown = first.getString("unknown");
        if (unknown != null) {
            throw AppointmentRefused.unknown(LowerCaseName.named(Reference.class, unknown));
        }
        var found = SqlRows.stream(rows)
                .filter(row -> row.getValue("starts_at") != null)
                .map(row -> new Opening(
                        SqlRows.instant(row, "starts_at"),
                        SqlRows.instant(row, "ends_at"),
                        row.getLong("operator_number"),
                        row.getLong("chair_number")))
                .toList();
        return new Openings(found, ZoneId.of(first.getString("time_zone")), first.getLocalDate("today"));
    }

    /**
     * Which stretches, by numbers and the clinic's days.
     *
     * @param first today when null
     * @param last two weeks from there when null
     * @param operator the first of the clinic when null
     * @param chair all that are the operator's when null
     * @param minutes how long they have to be
     */
    public record Query(
            LocalDate first, LocalDate last, Long operator, Long chair, int minutes, long offset, int limit) {}

    /** Free from one moment to another. */
    public record Opening(Instant startsAt, Instant endsAt, long operatorNumber, long chairNumber) {}

    /**
     * Those that were found, by their start.
     *
     * @param today the day that it is at the clinic
     */
    public record Openings(List<Opening> found, ZoneId zone, LocalDate today) {}
}
