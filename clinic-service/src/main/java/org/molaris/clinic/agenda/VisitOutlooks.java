package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/**
 * Looks, in one round trip, what the numbers of a wish stand for, and with whom and where it could be had. Whoever books looks
 * again: by then it may be somebody else's.
 */
@ApplicationScoped
class VisitOutlooks {

    /**
     * Whoever has hours, but none in the branch, is not there for who asks for a specialty. A chair that is chosen is one that
     * is free, and rather the operator's own, or nobody's, than another's.
     */
    private static final String LOOK = """
            with asked as materialized (
                select c.time_zone, c.appointments_without_treatment, a.id as appointment_id, a.version,
                       coalesce(p.id, a.patient_id) as patient_id, coalesce(o.id, a.operator_id) as operator_id,
                       sp.id as specialty_id, s.id as state_id, coalesce(s.state, 'scheduled') as state,
                       coalesce(a.branch_id, had.branch_id) as was_in,
                       coalesce(b.id, a.branch_id, had.branch_id) as branch_id,
                       coalesce(ch.id, case when b.id is null or had.branch_id is null or had.branch_id = b.id
                                            then had.id end) as chair_id,
                       case when $8::date is null and $9::time is null then a.starts_at
                            else (coalesce($8::date, local.at::date) + coalesce($9::time, local.at::time))
                                 at time zone c.time_zone end as starts_at,
                       coalesce($10::integer, extract(epoch from a.ends_at - a.starts_at)::integer / 60) as minutes,
                       case when $1::bigint is not null and a.id is null then 'appointment'
                            when $2::bigint is not null and p.id is null then 'patient'
                            when $3::bigint is not null and o.id is null then 'operator'
                            when $4::bigint is not null and sp.id is null then 'specialty'
                            when $5::bigint is not null and b.id is null then 'branch'
                            when $6::bigint is not null and ch.id is null then 'chair'
                            when $7::bigint is not null and s.id is null then 'state' end as unknown
                  from clinic c
                  left join appointment a on a.number = $1
                  left join chair had on had.id = a.chair_id
                  left join patient p on p.number = $2 and p.archived_at is null and p.erased_at is null
                  left join operator o on o.number = $3 and o.deleted_at is null
                  left join specialty sp on sp.number = $4 and sp.deleted_at is null
                  left join branch b on b.number = $5 and b.deleted_at is null
                  left join chair ch on ch.number = $6 and ch.deleted_at is null
                  left join appointment_state s on s.deleted_at is null
                        and s.number = coalesce($7, case when $1::bigint is null then 7 end)
                 cross join lateral (select a.starts_at at time zone c.time_zone as at) local),
            wanted as materialized (
                select asked.*, starts_at + minutes * interval '1 minute' as ends_at,
                       tstzrange(starts_at, starts_at + minutes * interval '1 minute') as during,
                       cast(starts_at at time zone time_zone as date) as day
                  from asked where unknown is null),
            taken as materialized (
                select a.operator_id, a.chair_id
                  from appointment a
                 where a.starts_at > (select starts_at - interval '26 hours' from wanted)
                   and a.starts_at < (select ends_at from wanted)
                   and a.ends_at > (select starts_at from wanted)
                   and a.state not in ('absent', 'cancelled')
                   and not a.overbooked
                   and a.id is distinct from (select appointment_id from wanted)),
            blocked as materialized (
                select b.operator_id, b.chair_id
                  from block b, wanted
                 where b.deleted_at is null and b.starts_at < wanted.ends_at and b.ends_at > wanted.starts_at
                   and (b.branch_id is null or b.branch_id = wanted.branch_id)),
            candidate as (
                select o.id as operator_id, o.interval_minutes, o.sequence, o.number,
                       wanted.specialty_id is null or wanted.specialty_id = any(o.specialty_ids) as of_specialty,
                       exists (select from hours_of(o.id, wanted.branch_id)) as has_hours
                  from operator o, wanted
                 where case when wanted.operator_id is not null then o.id = wanted.operator_id
                            else o.deleted_at is null and wanted.specialty_id = any(o.specialty_ids)
                                 and (exists (select from hours_of(o.id, wanted.branch_id))
                                      or not exists (select from hours_of(o.id, null))) end),
            place as (
                select candidate.*, open.in_practice, open.telehealth,
                       exists (select from taken where taken.operator_id = candidate.operator_id) as operator_taken,
                       exists (select from blocked b
                                where b.chair_id is null
                                  and (b.operator_id is null or b.operator_id = candidate.operator_id)) as operator_blocked,
                       room.*
                  from candidate
                 cross join wanted
                 cross join lateral (
                       select coalesce(range_agg(t.during) filter (where t.modality <> 'telehealth') @> wanted.during,
                                       false) as in_practice,
                              coalesce(range_agg(t.during) filter (where t.modality <> 'in_practice') @> wanted.during,
                                       false) as telehealth
                         from open_times(candidate.operator_id, wanted.branch_id, wanted.day, wanted.day + 1) t) open
                  left join lateral (
                       select ch.id as room_id, ch.overbooking, $6::bigint is not null and ch.branch_id <> wanted.branch_id as elsewhere,
                              stands.taken as room_taken, stands.blocked as room_blocked
                         from chair ch
                        cross join lateral (
                              select exists (select from taken where taken.chair_id = ch.id) as taken,
                                     exists (select from blocked b
                                              where b.chair_id = ch.id
                                                and (b.operator_id is null or b.operator_id = candidate.operator_id))
                                     as blocked) stands
                        where case when wanted.chair_id is not null then ch.id = wanted.chair_id
                                   else ch.deleted_at is null and not ch.overbooking
                                        and (ch.branch_id is null or wanted.branch_id is null
                                             or ch.branch_id = wanted.branch_id) end
                        order by stands.taken or stands.blocked,
                                 ch.operator_id is not distinct from candidate.operator_id desc,
                                 ch.operator_id is null desc, ch.sequence, ch.number
                        limit 1) room on true)
            select asked.appointments_without_treatment, asked.unknown, asked.appointment_id, asked.version,
                   asked.patient_id, asked.specialty_id, asked.branch_id, asked.was_in, asked.chair_id, asked.state_id,
                   asked.state, asked.starts_at, asked.minutes, place.*
              from asked
              left join place on true
             order by place.sequence, place.number""";

    private static final String APPOINTMENT = "appointment";

    private final Flush flush;

    VisitOutlooks(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link AppointmentRefused} when it is asked for with what the clinic does not have. */
    Uni<VisitOutlook> of(VisitWish wish) {
        return flush.read(
                        LOOK,
                        Tuple.of(wish.appointment(), wish.patient(), wish.operator(), wish.specialty())
                                .addLong(wish.branch())
                                .addLong(wish.chair())
                                .addLong(wish.state())
                                .addLocalDate(wish.day())
                                .addLocalTime(wish.time())
                                .addInteger(wish.minutes()))
                .map(VisitOutlooks::outlook);
    }

    private static VisitOutlook outlook(RowSet<Row> rows) {
        var first = rows.iterator().next();
        var unknown = first.getString("unknown");
        if (APPOINTMENT.equals(unknown)) {
            throw new AppointmentRefused(Reason.APPOINTMENT_NOT_FOUND);
        }
        if (unknown != null) {
            throw AppointmentRefused.unknown(LowerCaseName.named(Reference.class, unknown));
        }
        return new VisitOutlook(
                first.getBoolean("appointments_without_treatment"),
                first.getUUID("appointment_id"),
                first.getLong("version") == null ? 0 : first.getLong("version"),
                first.getUUID("patient_id"),
                first.getUUID("specialty_id"),
                first.getUUID("branch_id"),
                first.getUUID("was_in"),
                first.getUUID("chair_id"),
                first.getUUID("state_id"),
                LowerCaseName.named(VisitState.class, first.getString("state")),
                SqlRows.instant(first, "starts_at"),
                first.getInteger("minutes"),
                places(rows));
    }

    private static List<VisitPlace> places(RowSet<Row> rows) {
        return SqlRows.stream(rows)
                .filter(row -> row.getUUID("operator_id") != null)
                .map(VisitOutlooks::place)
                .toList();
    }

    private static VisitPlace place(Row row) {
        return new VisitPlace(
                row.getUUID("operator_id"),
                row.getInteger("interval_minutes"),
                row.getBoolean("of_specialty"),
                row.getBoolean("has_hours"),
                row.getBoolean("in_practice"),
                row.getBoolean("telehealth"),
                row.getBoolean("operator_taken"),
                row.getBoolean("operator_blocked"),
                row.getUUID("room_id"),
                row.getUUID("chair_id") != null,
                is(row, "overbooking"),
                is(row, "elsewhere"),
                is(row, "room_taken"),
                is(row, "room_blocked"));
    }

    /** What is not known is not so. */
    private static boolean is(Row row, String column) {
        return Boolean.TRUE.equals(row.getBoolean(column));
    }
}
