package org.molaris.clinic.agenda;

import static java.time.temporal.ChronoUnit.DAYS;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/**
 * Finds free times, for any number of operators and days in one query. All of it is arithmetic with sets of time: what is
 * open less what is taken is free; the ends of what is free, pulled in by the length of a visit, bound when one may start;
 * of those starts each chair adds what no chair before it had.
 */
@ApplicationScoped
public class FindSlots {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(62);

    /** What is alive now and may reach into the window began at most the longest appointment before it. */
    private static final String FIND = """
            with asked as materialized (
                select c.time_zone, local.from_at, local.to_at, tstzrange(least(greatest(local.from_at, $9::timestamptz), local.to_at), local.to_at) as during,
                       coalesce($10::integer, reason.duration_minutes, case when $18 then null else 30 end)
                       * interval '1 minute' as duration, coalesce($6::uuid, here.id) as branch_id,
                       coalesce(reason.operator_ids, '{}') as operator_ids,
                       case when $5::uuid is not null and not exists (
                                 select from chair where id = $5 and deleted_at is null) then 'chair'
                            when $6::uuid is not null and not exists (
                                 select from branch where id = $6 and deleted_at is null)
                              or $19::bigint is not null and here.id is null then 'branch'
                            when $8::uuid is not null and reason.id is null then 'booking_reason'
                            when (select count(*) from operator where id = any($4) and deleted_at is null)
                                 < cardinality($4::uuid[])
                              or (select count(*) from operator where number = any($15) and deleted_at is null)
                                 < cardinality($15::bigint[]) then 'operator' end as unknown
                  from clinic c
                  left join booking_reason reason on reason.id = $8 and reason.deleted_at is null
                  left join branch here on here.number = $19 and here.deleted_at is null
                 cross join lateral (
                       select coalesce($1::timestamptz, coalesce($16::timestamp, $2::date) at time zone c.time_zone) as from_at,
                              coalesce($3::timestamptz, coalesce($17::timestamp, $11::date + 1)
                                                        at time zone c.time_zone) as to_at) local),
            staff as (
                select o.id, o.interval_minutes * interval '1 minute' as step,
                       coalesce(asked.duration, o.interval_minutes * interval '1 minute') as duration
                  from operator o, asked
                 where o.deleted_at is null
                   and (cardinality($4::uuid[]) = 0 or o.id = any($4))
                   and (cardinality($15::bigint[]) = 0 or o.number = any($15))
                   and (asked.operator_ids = '{}' or o.id = any(asked.operator_ids))),
            taken as materialized (
                select a.operator_id, a.chair_id, a.during
                  from appointment a
                 where a.starts_at > (select from_at - interval '26 hours' from asked)
                   and a.starts_at < (select to_at from asked)
                   and a.state not in ('absent', 'cancelled')
                   and not a.overbooked
                   and a.id is distinct from $12),
            taken_operator as materialized (
                select operator_id as id, range_agg(during) as during from taken group by operator_id),
            taken_chair as materialized (
                select chair_id as id, range_agg(during) as during from taken group by chair_id),
            shift as (
                select staff.id as operator_id, staff.step, staff.duration,
                       coalesce(asked.branch_id, t.branch_id) as branch_id, coalesce($7::text, t.modality) as modality,
                       range_agg(t.during) as open
                  from asked, staff, open_times(staff.id, asked.branch_id, (asked.from_at at time zone asked.time_zone)::date,
                                                (asked.to_at at time zone asked.time_zone)::date) t
                 where $7::text is null or t.modality in ('both', $7)
                 group by 1, 2, 3, 4, 5
                union all
                select staff.id, staff.step, staff.duration, asked.branch_id, coalesce($7, 'in_practice'),
                       tstzmultirange(tstzrange(date_trunc('day', asked.from_at, asked.time_zone), asked.to_at))
                  from asked, staff
                 where $13 and not exists (select from hours_of(staff.id, asked.branch_id))),
            presence as materialized (
                select shift.*, enough.during
                  from asked, shift
                  left join taken_operator on taken_operator.id = shift.operator_id
                 cross join lateral (
                       select range_agg(gap) as during
                         from unnest(shift.open * tstzmultirange(asked.during)
                                     - coalesce(taken_operator.during, '{}')) gap
                        where upper(gap) - lower(gap) >= shift.duration) enough
                 where enough.during is not null),
            place as (
                select shift.*, chair.id as chair_id,
                       row_number() over (partition by shift.operator_id, shift.branch_id, shift.modality
                                              order by chair.operator_id is not distinct from shift.operator_id desc,
                                                       chair.operator_id is null desc, chair.sequence, chair.number) as rank,
                       shift.during
                       - coalesce(taken_chair.during, '{}')
                       - coalesce((select range_agg(tstzrange(b.starts_at, b.ends_at))
                                     from block b
                                    where b.deleted_at is null
                                      and b.starts_at < asked.to_at and b.ends_at > asked.from_at
                                      and (b.operator_id is null or b.operator_id = shift.operator_id)
                                      and (b.chair_id is null or b.chair_id = chair.id)
                                      and (b.branch_id is null
                                           or b.branch_id = coalesce(shift.branch_id, chair.branch_id))), '{}') as free
                  from asked, presence shift
                  left join chair on chair.deleted_at is null
                        and shift.modality <> 'telehealth'
                        and case when $5::uuid is null then not chair.overbooking else chair.id = $5 end
                        and (chair.branch_id is null or shift.branch_id is null or chair.branch_id = shift.branch_id)
                  left join taken_chair on taken_chair.id = chair.id
                 where $5::uuid is null or chair.id = $5),
            start as (
                select place.operator_id, place.branch_id, place.modality, place.rank, place.chair_id, place.step, place.duration, place.open,
                       starts.during
                       - coalesce(range_agg(starts.during) over (
                             partition by place.operator_id, place.branch_id, place.modality order by place.rank
                             rows between unbounded preceding and 1 preceding), '{}') as during
                  from place
                 cross join lateral (
                       select range_agg(tstzrange(lower(gap), upper(gap) - place.duration, '[]')) as during
                         from unnest(place.free) gap
                        where upper(gap) - place.duration >= lower(gap)) starts
                 where starts.during is not null),
            slot as (
                select distinct tick as starts_at, tick + start.duration as ends_at, operator_id, chair_id, modality
                  from start
                 cross join unnest(start.during) stretch
                  join unnest(start.open) period on period @> lower(stretch)
                 cross join lateral generate_series(
                       lower(period)
                       + ceil(extract(epoch from lower(stretch) - lower(period)) / extract(epoch from step)) * step,
                       upper(stretch), step) tick
                 where stretch @> tick
                 order by starts_at, operator_id, modality, chair_id
                 limit $14::integer)
            select asked.unknown, asked.time_zone, slot.*, o.number as operator_number, ch.number as chair_number
              from asked
              left join slot on true
              left join operator o on o.id = slot.operator_id
              left join chair ch on ch.id = slot.chair_id
             order by starts_at, operator_id, modality, chair_id""";

    private final Flush flush;
    private final Clock clock;

    FindSlots(Flush flush, Clock clock) {
        this.flush = flush;
        this.clock = clock;
    }

    /** Fails with {@link AppointmentRefused} when it is asked for what the clinic does not have, or for no time at all. */
    public Uni<Slots> handle(Query query) {
        return find(query, null, false);
    }

    /** The same as if one appointment were not there, and around the clock where nobody said when it is open. */
    Uni<Slots> findFor(UUID appointmentId, Query query) {
        return find(query, appointmentId, true);
    }

    private Uni<Slots> find(Query query, UUID apartFrom, boolean evenWithoutHours) {
        var now = clock.instant();
        var from = query.from() == null ? Edge.at(now) : query.from();
        var to = query.to() == null ? from.weekLater() : query.to();
        if (!from.approximately()
                        .isBefore(to.approximately()
                                .plus(to.day() == null ? 0 : 1, DAYS)
                                .plus(unsure(from, to)))
                || from.approximately().plus(LONGEST_WINDOW).isBefore(to.approximately())) {
            return Uni.createFrom().failure(new AppointmentRefused(Reason.IMPOSSIBLE_WINDOW));
        }
        return flush.read(
                        FIND,
                        Tuple.tuple()
                                .addValue(utc(from.moment()))
                                .addValue(from.day())
                                .addValue(utc(to.moment()))
                                .addArrayOfUUID(query.operatorIds().toArray(UUID[]::new))
                                .addValue(query.chairId())
                                .addValue(query.branchId())
                                .addValue(LowerCaseName.of(query.modality()))
                                .addValue(query.bookingReasonId())
                                .addValue(query.past() ? null : utc(now))
                                .addValue(query.durationMinutes())
                                .addValue(to.day())
                                .addValue(apartFrom)
                                .addValue(evenWithoutHours)
                                .addValue(query.limit() + 1)
                                .addArrayOfLong(query.operatorNumbers().toArray(Long[]::new))
                                .addValue(from.shown())
                                .addValue(to.shown())
                                .addValue(query.inSteps())
                                .addValue(query.branchNumber()))
                .map(rows -> slots(rows, query.limit()));
    }

    /** What lies between a moment and what a clock shows is only known where the clock is. */
    private static Duration unsure(Edge from, Edge to) {
        return (from.moment() == null) == (to.moment() == null) ? Duration.ZERO : Duration.ofDays(1);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static Slots slots(RowSet<Row> rows, int limit) {
        if (rows.size() == 0) {
            return Slots.NONE;
        }
        var first = rows.iterator().next();
        var unknown = first.getString("unknown");
        if (unknown != null) {
            throw AppointmentRefused.unknown(LowerCaseName.named(Reference.class, unknown));
        }
        var slots = SqlRows.stream(rows)
                .filter(row -> row.getValue("starts_at") != null)
                .limit(limit)
                .map(FindSlots::slot)
                .toList();
        return new Slots(slots, rows.size() > limit, ZoneId.of(first.getString("time_zone")));
    }

    private static Slot slot(Row row) {
        return new Slot(
                SqlRows.instant(row, "starts_at"),
                SqlRows.instant(row, "ends_at"),
                row.getUUID("operator_id"),
                row.getUUID("chair_id"),
                LowerCaseName.named(OfferedModality.class, row.getString("modality")),
                row.getLong("operator_number"),
                row.getLong("chair_number"));
    }

    /**
     * Which times; whatever is null, and no operators at all, leaves it open.
     *
     * @param from now when null
     * @param to a week later when null
     * @param durationMinutes null for what the booking reason takes
     * @param operatorNumbers the same by their numbers, for who knows nothing else of them
     * @param past whether what has passed counts too
     * @param limit how many at most
     * @param branchNumber the branch by its number
     * @param inSteps whether a visit of which nothing else is said takes each operator one interval, rather than half an hour
     */
    public record Query(
            Edge from,
            Edge to,
            Integer durationMinutes,
            Set<UUID> operatorIds,
            Set<Long> operatorNumbers,
            UUID chairId,
            UUID branchId,
            Modality modality,
            UUID bookingReasonId,
            boolean past,
            int limit,
            Long branchNumber,
            boolean inSteps) {

        /** For who knows the branch by its id, and how long a visit takes. */
        public Query(
                Edge from,
                Edge to,
                Integer durationMinutes,
                Set<UUID> operatorIds,
                Set<Long> operatorNumbers,
                UUID chairId,
                UUID branchId,
                Modality modality,
                UUID bookingReasonId,
                boolean past,
                int limit) {
            this(
                    from,
                    to,
                    durationMinutes,
                    operatorIds,
                    operatorNumbers,
                    chairId,
                    branchId,
                    modality,
                    bookingReasonId,
                    past,
                    limit,
                    null,
                    false);
        }
    }

    /** Where to begin or to end looking: at a moment, at what the clinic's clock shows, or on a day, which counts whole. */
    public record Edge(Instant moment, LocalDateTime shown, LocalDate day) {

        public static Edge at(Instant moment) {
            return new Edge(moment, null, null);
        }

        public static Edge when(LocalDateTime shown) {
            return new Edge(null, shown, null);
        }

        public static Edge on(LocalDate day) {
            return new Edge(null, null, day);
        }

        private Edge weekLater() {
            if (day != null) {
                return on(day.plusDays(6));
            }
            return moment == null ? when(shown.plusDays(7)) : at(moment.plus(7, DAYS));
        }

        /** Good enough to see whether the caller means it; the day itself is the database's to find. */
        private Instant approximately() {
            if (moment != null) {
                return moment;
            }
            return (day == null ? shown : day.atStartOfDay()).toInstant(ZoneOffset.UTC);
        }
    }

    /**
     * Free times in their order.
     *
     * @param more whether there are more than were asked for
     * @param zone the clinic's clock
     */
    public record Slots(List<Slot> slots, boolean more, ZoneId zone) {

        static final Slots NONE = new Slots(List.of(), false, ZoneOffset.UTC);
    }
}
