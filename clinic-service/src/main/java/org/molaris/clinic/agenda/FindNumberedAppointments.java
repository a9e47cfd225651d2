package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads the agenda for integer-keyed dialects, oldest number first: each question, names and numbers and all, in one round trip. */
@ApplicationScoped
public class FindNumberedAppointments {

    /**
     * What is asked about is found first, apart: what is compared with an appointment's columns is a value by then. Of an hour
     * that clocks show twice the first counts, so that nobody who keeps in step misses what changed in it.
     */
    private static final String LIST = """
            with asked as materialized (
                select c.time_zone, p.id as patient_id, ch.id as chair_id, o.id as operator_id, b.id as branch_id,
                       r.id as booking_reason_id,
                       $1::date::timestamp at time zone c.time_zone as from_at,
                       ($2::date + 1)::timestamp at time zone c.time_zone as to_at,
                       least($3::timestamp at time zone c.time_zone,
                             ($3::timestamp - interval '1 hour') at time zone c.time_zone + interval '1 hour') as changed_at,
                       case when $4::bigint is not null and p.id is null then 'patient'
                            when $5::bigint is not null and ch.id is null then 'chair'
                            when $6::bigint is not null and o.id is null then 'operator'
                            when $7::bigint <> 0 and b.id is null then 'branch'
                            when $8::bigint is not null and r.id is null then 'booking_reason' end as unknown
                  from clinic c
                  left join patient p on p.number = $4
                  left join chair ch on ch.number = $5
                  left join operator o on o.number = $6
                  left join branch b on b.number = $7
                  left join booking_reason r on r.number = $8)
            select asked.unknown, asked.time_zone, now() as read_at, listed.*
              from asked
              left join lateral (
                    select %1$s,
                           p.number as patient_number, o.number as operator_number,
                           coalesce(o.abbreviation, o.first_name) as operator_abbreviation,
                           h.number as assistant_number, ch.number as chair_number, b.number as branch_number,
                           r.number as booking_reason_number, k.number as color_number,
                           coalesce(a.color_value, k.value) as color,
                           s.number as state_number, d.number as unscheduled_status_number,
                           d.name as unscheduled_status_name, t.number as treatment_plan_number,
                           p.id is not null
                           and (a.first_visit
                                or not exists (select from appointment e
                                                where e.clinic_id = a.clinic_id and e.patient_id = a.patient_id
                                                  and e.starts_at < a.starts_at
                                                  and e.state not in ('absent', 'cancelled'))
                                   and coalesce(p.first_visit_on >= cast(a.starts_at at time zone asked.time_zone as date),
                                                true)) as first_of_patient
                      from (select a.* from appointment a where %2$s order by %3$s limit %4$d offset $9) a
                      %5$s
                      left join chair ch on ch.clinic_id = a.clinic_id and ch.id = a.chair_id
                      left join branch b on b.clinic_id = a.clinic_id and b.id = coalesce(a.branch_id, ch.branch_id)
                      left join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
                      left join operator o on o.clinic_id = a.clinic_id and o.id = a.operator_id
                      left join operator h on h.clinic_id = a.clinic_id and h.id = a.assistant_id
                      left join booking_reason r on r.clinic_id = a.clinic_id and r.id = a.booking_reason_id
                      left join color k on k.clinic_id = a.clinic_id and k.id = a.color_id
                      left join definition d on d.clinic_id = a.clinic_id and d.id = a.unscheduled_status_id
                      left join treatment_plan t on t.clinic_id = a.clinic_id and t.id = a.treatment_plan_id) listed
                on asked.unknown is null
             order by listed.number""";

    /** Along the index of numbers. */
    private static final String BY_NUMBER = "a.number";

    /** Of few, which another index finds: to go along the numbers would be to read the whole agenda. */
    private static final String OF_FEW = "a.number + 0";

    private static final String PLACE =
            "coalesce(a.branch_id, (select chair.branch_id from chair where chair.id = a.chair_id))";

    private final Flush flush;

    FindNumberedAppointments(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link AppointmentRefused} when the clinic has no such appointment. */
    public Uni<NumberedAppointment> one(long number) {
        return read(Filter.ALL, " and a.number = $10", number, 0, 1).map(found -> {
            if (found.isEmpty()) {
                throw new AppointmentRefused(Reason.APPOINTMENT_NOT_FOUND);
            }
            return found.get(0);
        });
    }

    /** Fails with {@link AppointmentRefused} when it is asked for of what the clinic does not have. */
    public Uni<List<NumberedAppointment>> list(Filter filter, long offset, int limit) {
        return read(filter, "", null, offset, limit);
    }

    private Uni<List<NumberedAppointment>> read(Filter filter, String only, Long number, long offset, int limit) {
        var where = new StringBuilder("true").append(only);
        boolean few = number != null;
        var values = Tuple.of(filter.from(), filter.to(), filter.changedSince())
                .addLong(filter.patient())
                .addLong(filter.chair())
                .addLong(filter.operator())
                .addLong(filter.branch())
                .addLong(filter.bookingReason())
                .addLong(offset);
        if (number != null) {
            values.addLong(number);
        }
        few |= and(where, filter.from(), " and a.starts_at >= asked.from_at");
        few |= and(where, filter.to(), " and a.starts_at < asked.to_at");
        few |= and(where, filter.changedSince(), " and a.updated_at >= asked.changed_at");
        few |= and(where, filter.patient(), " and a.patient_id = asked.patient_id");
        and(where, filter.chair(), " and a.chair_id = asked.chair_id");
        and(where, filter.operator(), " and a.operator_id = asked.operator_id");
        and(where, filter.branch(), " and " + PLACE + " is not distinct from asked.branch_id");
        and(where, filter.bookingReason(), " and a.booking_reason_id = asked.booking_reason_id");
        if (!filter.states().isEmpty()) {
            values.addArrayOfString(
                    filter.states().stream().map(LowerCaseName::of).toArray(String[]::new));
            where.append(" and a.state = any($").append(values.size()).append(')');
        }
        if (filter.toReschedule() != null) {
            where.append(filter.toReschedule() ? " and a.to_reschedule" : " and not a.to_reschedule");
        }
        if (filter.asap()) {
            where.append(" and a.asap and (a.to_reschedule or a.state not in ('done', 'absent', 'cancelled'))");
        }
        return flush.read(
                        LIST.formatted(
                                AppointmentRows.APPOINTMENT,
                                where,
                                few ? OF_FEW : BY_NUMBER,
                                limit,
                                AppointmentRows.STATE),
                        values)
                .map(FindNumberedAppointments::appointments);
    }

    private static boolean and(StringBuilder where, Object value, String condition) {
        if (value != null) {
            where.append(condition);
        }
        return value != null;
    }

    private static List<NumberedAppointment> appointments(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return List.of();
        }
        var unknown = rows.iterator().next().getString("unknown");
        if (unknown != null) {
            throw AppointmentRefused.unknown(LowerCaseName.named(Reference.class, unknown));
        }
        return SqlRows.stream(rows)
                .filter(row -> row.getValue("id") != null)
                .map(FindNumberedAppointments::appointment)
                .toList();
    }

    private static NumberedAppointment appointment(Row row) {
        return new NumberedAppointment(
                AppointmentRows.appointment(row),
                row.getLong("patient_number"),
                row.getLong("operator_number"),
                row.getString("operator_abbreviation"),
                row.getLong("assistant_number"),
                row.getLong("chair_number"),
                row.getLong("branch_number"),
                row.getLong("booking_reason_number"),
                row.getLong("color_number"),
                row.getString("color"),
                row.getLong("state_number"),
                row.getLong("unscheduled_status_number"),
                row.getString("unscheduled_status_name"),
                row.getLong("treatment_plan_number"),
                row.getBoolean("first_of_patient"),
                ZoneId.of(row.getString("time_zone")),
                SqlRows.instant(row, "read_at"));
    }

    /**
     * Which appointments, by numbers and by the clinic's clock; whatever is null, and no states at all, lets every one through.
     *
     * @param from the first day
     * @param to the last day
     * @param branch 0 for those that are in no branch
     * @param toReschedule those that are still to be given another time, or the others
     * @param asap only those whose patients would rather come earlier, and that are still ahead
     */
    public record Filter(
            LocalDate from,
            LocalDate to,
            LocalDateTime changedSince,
            Long patient,
            Long chair,
            Long operator,
            Long branch,
            Long bookingReason,
            Set<VisitState> states,
            Boolean toReschedule,
            boolean asap) {

        static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, Set.of(), null, false);
    }
}
