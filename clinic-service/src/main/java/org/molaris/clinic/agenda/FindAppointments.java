package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads the agenda, each question in one round trip. */
@ApplicationScoped
public class FindAppointments {

    private static final String ONE = "select " + AppointmentRows.APPOINTMENT + " from appointment a "
            + AppointmentRows.STATE + " where a.%s = $1";
    private static final String BY_ID = ONE.formatted("id");
    private static final String BY_NUMBER = ONE.formatted("number");

    private static final String LIST = "select now() as read_at, counted.total, " + AppointmentRows.APPOINTMENT + """

              from (select %5$s as total) counted
              left join lateral (
                    select * from appointment a where %1$s and %2$s order by %3$s %6$s) a on true
              left %4$s
             order by %3$s""";

    private final Flush flush;

    FindAppointments(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link AppointmentRefused} when the clinic has no such appointment. */
    public Uni<AppointmentDetails> one(UUID appointmentId) {
        return one(BY_ID, Tuple.of(appointmentId));
    }

    /** The same by the integer that integer-keyed dialects know it by. */
    public Uni<AppointmentDetails> numbered(long number) {
        return one(BY_NUMBER, Tuple.of(number));
    }

    private Uni<AppointmentDetails> one(String statement, Tuple values) {
        return flush.read(statement, values).map(rows -> {
            if (rows.size() == 0) {
                throw new AppointmentRefused(Reason.APPOINTMENT_NOT_FOUND);
            }
            return AppointmentRows.appointment(rows.iterator().next());
        });
    }

    /** The clinic's appointments that the filter lets through. */
    public Uni<Page<AppointmentDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, "true");
        where.and("a.starts_at >= $%1$d", utc(filter.from()));
        where.and("a.starts_at < $%1$d", utc(filter.to()));
        where.and("a.patient_id = $%1$d", filter.patientId());
        where.and("a.operator_id = $%1$d", filter.operatorId());
        where.and("a.chair_id = $%1$d", filter.chairId());
        where.and("a.branch_id = $%1$d", filter.branchId());
        where.and("a.state_id = $%1$d", filter.stateId());
        where.and(Boolean.TRUE.equals(filter.asap()) ? "a.asap and $%1$d" : "a.asap = $%1$d", filter.asap());
        where.and(
                Boolean.TRUE.equals(filter.toReschedule()) ? "a.to_reschedule and $%1$d" : "a.to_reschedule = $%1$d",
                filter.toReschedule());
        where.and("a.updated_at >= $%1$d", utc(slice.since().orElse(null)));
        if (!filter.states().isEmpty()) {
            where.and(
                    "a.state = any($%1$d)",
                    filter.states().stream().map(LowerCaseName::of).toArray(String[]::new));
        }
        return flush.read(
                        LIST.formatted(
                                where.conditions(),
                                filter.order().after,
                                filter.order().by,
                                AppointmentRows.STATE,
                                where.total("appointment a"),
                                where.page()),
                        where.values())
                .map(rows -> SqlRows.page(rows, slice, AppointmentRows::appointment, AppointmentDetails::number));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /** Which way a list goes. A page ends at an appointment, whose number is where the next one begins. */
    public enum Order {
        NEWEST_FIRST("a.number < $2", "a.number desc"),
        BY_START("""
                ($2 = 9223372036854775807
                 or (a.starts_at, a.number) > (select b.starts_at, b.number from appointment b where b.number = $2))""", "a.starts_at, a.number");

        private final String after;
        private final String by;

        Order(String after, String by) {
            this.after = after;
            this.by = by;
        }
    }

    /**
     * Which appointments; whatever is null, and no states at all, lets every one through.
     *
     * @param from those that begin then or later
     * @param to those that begin before
     * @param asap those whose patients would rather come earlier, or the others
     * @param toReschedule those that are still to be given another time, or the others
     */
    public record Filter(
            Instant from,
            Instant to,
            UUID patientId,
            UUID operatorId,
            UUID chairId,
            UUID branchId,
            Set<VisitState> states,
            UUID stateId,
            Boolean asap,
            Boolean toReschedule,
            Order order) {}
}
