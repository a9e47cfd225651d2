package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
              left join lateral (%s) listed
                on asked.unknown is null
             order by listed.number""";

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
        and(where, filter.branch(), " and " + NumberedAppointmentRows.PLACE + " is not distinct from asked.branch_id");
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
        var numbered =
                NumberedAppointmentRows.of("select a.* from appointment a where %s order by %s limit %d offset $9"
                        .formatted(where, NumberedAppointmentRows.number(few), limit));
        return flush.read(LIST.formatted(numbered), values).map(FindNumberedAppointments::appointments);
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
                .map(NumberedAppointmentRows::appointment)
                .toList();
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
