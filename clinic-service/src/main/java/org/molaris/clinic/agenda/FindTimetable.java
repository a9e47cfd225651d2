package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.clinic.agenda.Timetable.Place;
import org.molaris.clinic.agenda.Timetable.Taken;
import org.molaris.clinic.agenda.Timetable.Time;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/**
 * Finds all times of an operator in a branch, free or not, chair by chair, and what they are taken for. What is free is the
 * same as for {@link FindSlots}; that finds the free ones alone, and of any number of operators.
 */
@ApplicationScoped
public class FindTimetable {

    /** How many days are looked at at most. */
    public static final int MOST_DAYS = 31;

    private static final String IMPOSSIBLE = "window";

    /** What is alive now and may reach into the window began at most the longest appointment before it. */
    private static final String ASKED = """
            with asked as materialized (
                select c.time_zone, o.id as operator_id, b.id as branch_id, o.interval_minutes * interval '1 minute' as step,
                       coalesce($5::integer, o.interval_minutes) * interval '1 minute' as duration, days.first, days.last,
                       days.first::timestamp at time zone c.time_zone as from_at,
                       (days.last + 1)::timestamp at time zone c.time_zone as to_at,
                       case when days.first is null then '%s'
                            when o.id is null then 'operator'
                            when b.id is null then 'branch' end as unknown
                  from clinic c
                  left join operator o on o.number = $1 and o.deleted_at is null
                  left join branch b on b.number = $2 and b.deleted_at is null
                 cross join lateral (
                       select coalesce($3::date, cast($6::timestamptz at time zone c.time_zone as date)) as day) wanted
                  left join lateral (
                       select wanted.day as first, coalesce($4::date, wanted.day) as last) days
                    on days.last - days.first between 0 and %d),
            taken as materialized (
                select a.*
                  from appointment a
                 where a.starts_at > (select from_at - interval '26 hours' from asked)
                   and a.starts_at < (select to_at from asked)
                   and a.state not in ('absent', 'cancelled')
                   and not a.overbooked),
            blocked as materialized (
                select b.number, b.chair_id, b.starts_at, b.ends_at, tstzrange(b.starts_at, b.ends_at) as during, b.reason
                  from block b, asked
                 where b.deleted_at is null
                   and b.starts_at < asked.to_at and b.ends_at > asked.from_at
                   and (b.operator_id is null or b.operator_id = asked.operator_id)
                   and (b.branch_id is null or b.branch_id = asked.branch_id)),
            place as materialized (
                select chair.id, chair.number
                  from chair, asked
                 where chair.deleted_at is null
                   and not chair.overbooking
                   and (chair.branch_id is null or chair.branch_id = asked.branch_id))""".formatted(IMPOSSIBLE, MOST_DAYS - 1);

    /** Hours for visits of another kind are hours apart: no visit reaches from one to the other. */
    private static final String TIMES = ASKED + """
            ,
            busy as materialized (
                select place.number, range_agg(t.during) as during
                  from asked, place
                  left join lateral (
                       select taken.during from taken
                        where taken.operator_id = asked.operator_id or taken.chair_id = place.id
                       union all
                       select blocked.during from blocked
                        where blocked.chair_id is null or blocked.chair_id = place.id) t on true
                 group by place.number),
            tick as (
                select tick as starts_at, tstzrange(tick, tick + asked.duration) as during,
                       bool_or(tick + asked.duration <= upper(period)) and tick >= $6 as bookable
                  from asked
                 cross join lateral (
                       select range_agg(t.during) as open
                         from open_times(asked.operator_id, asked.branch_id, asked.first, asked.last) t
                        group by t.modality) hours
                 cross join unnest(hours.open) period
                 cross join generate_series(
                       lower(period), upper(period) - least(asked.step, asked.duration), asked.step) tick
                 where asked.unknown is null
                 group by 1, 2, asked.duration)
            select asked.unknown, asked.time_zone, asked.first, asked.last,
                   cast(extract(epoch from asked.duration) as bigint) as seconds, tick.starts_at,
                   array(select number from busy) as chairs,
                   array(select number from busy
                          where tick.bookable and not coalesce(busy.during && tick.during, false)) as free
              from asked
              left join tick on true
             order by tick.starts_at""";

    private static final String TAKEN = ASKED + """
            select 'appointment' as kind, a.number, a.starts_at, a.ends_at, place.number as chair_number,
                   p.number as patient_number, concat_ws(' ', p.first_name, p.last_name) as patient_name,
                   o.number as operator_number, concat_ws(' ', o.first_name, o.last_name) as operator_name,
                   s.number as state_number, s.name as state_name, a.description as note
              from asked
             cross join taken a
              join appointment_state s on s.id = a.state_id
              left join place on place.id = a.chair_id
              left join patient p on p.id = a.patient_id
              left join operator o on o.id = a.operator_id
             where place.id is not null or a.chair_id is null and a.operator_id = asked.operator_id
            union all
            select 'block', b.number, b.starts_at, b.ends_at, place.number, null, null, null, null, null, null, b.reason
              from blocked b
              left join place on place.id = b.chair_id
             where place.id is not null or b.chair_id is null
             order by kind, starts_at, number""";

    private final Flush flush;
    private final Clock clock;

    FindTimetable(Flush flush, Clock clock) {
        this.flush = flush;
        this.clock = clock;
    }

    /** Fails with {@link AppointmentRefused} when it is asked for of what the clinic does not have, or for no time at all. */
    public Uni<Timetable> handle(Query query) {
        var values = Tuple.of(query.operator(), query.branch(), query.first(), query.last())
                .addInteger(query.minutes())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return query.withDetails()
                ? flush.readAll(new Statement(TIMES, values), new Statement(TAKEN, values))
                        .map(found -> timetable(
                                found.get(0),
                                SqlRows.stream(found.get(1))
                                        .map(FindTimetable::taken)
                                        .toList()))
                : flush.read(TIMES, values).map(found -> timetable(found, List.of()));
    }

    private static Timetable timetable(RowSet<Row> rows, List<Taken> taken) {
        var asked = rows.iterator().next();
        var unknown = asked.getString("unknown");
        if (IMPOSSIBLE.equals(unknown)) {
            throw new AppointmentRefused(Reason.IMPOSSIBLE_WINDOW);
        }
        if (unknown != null) {
            throw AppointmentRefused.unknown(LowerCaseName.named(Reference.class, unknown));
        }
        var times = new TreeMap<Instant, SortedMap<Long, Place>>();
        SqlRows.stream(rows)
                .filter(row -> row.getValue("starts_at") != null)
                .forEach(row -> times.put(SqlRows.instant(row, "starts_at"), places(row)));
        var duration = Duration.ofSeconds(asked.getLong("seconds"));
        taken.forEach(each -> times.subMap(each.startsAt().minus(duration), false, each.endsAt(), false)
                .values()
                .forEach(chairs -> put(each, chairs)));
        return new Timetable(
                asked.getLocalDate("first"),
                asked.getLocalDate("last"),
                ZoneId.of(asked.getString("time_zone")),
                times.entrySet().stream()
                        .map(each -> new Time(each.getKey(), each.getValue()))
                        .toList());
    }

    private static SortedMap<Long, Place> places(Row row) {
        var free = Set.of(row.getArrayOfLongs("free"));
        var places = new TreeMap<Long, Place>();
        for (var chair : row.getArrayOfLongs("chairs")) {
            places.put(chair, new Place(free.contains(chair), null));
        }
        return places;
    }

    /** Of what overlaps the first counts. */
    private static void put(Taken taken, Map<Long, Place> chairs) {
        Collection<Long> where =
                taken.chairNumber() == null ? List.copyOf(chairs.keySet()) : List.of(taken.chairNumber());
        where.forEach(chair -> chairs.computeIfPresent(
                chair, (number, place) -> place.taken() == null ? new Place(false, taken) : place));
    }

    private static Taken taken(Row row) {
        return new Taken(
                LowerCaseName.named(Taken.Kind.class, row.getString("kind")),
                row.getLong("number"),
                SqlRows.instant(row, "starts_at"),
                SqlRows.instant(row, "ends_at"),
                row.getLong("chair_number"),
                row.getLong("patient_number"),
                row.getString("patient_name"),
                row.getLong("operator_number"),
                row.getString("operator_name"),
                row.getLong("state_number"),
                row.getString("state_name"),
                row.getString("note"));
    }

    /**
     * Whose timetable, by numbers and the clinic's days.
     *
     * @param first today when null
     * @param last the first day when null
     * @param minutes how long a visit takes; the operator's interval when null
     * @param withDetails whether what is not free is told of, too
     */
    public record Query(
            long operator, long branch, LocalDate first, LocalDate last, Integer minutes, boolean withDetails) {}
}
