package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;

/**
 * Finds out what the numbers of an integer-keyed dialect stand for in the clinic, all of them in one round trip. Whether what
 * they stand for may still be booked is said where it is booked.
 */
@ApplicationScoped
public class NumbersInBooking {

    private static final String FIND = """
            select c.time_zone, a.id as appointment_id, p.id as patient_id, ch.id as chair_id, o.id as operator_id,
                   h.id as assistant_id, b.id as branch_id, r.id as booking_reason_id,
                   s.id as state_id, s.state, d.id as unscheduled_status_id, k.id as color_id,
                   coalesce(ch.branch_id, p.branch_id) as usual_branch,
                   coalesce(
                       (select id from operator where id = p.operator_id and deleted_at is null),
                       (select id from operator where id = ch.operator_id and deleted_at is null),
                       (select id from operator where deleted_at is null order by sequence, number limit 1)) as usual_operator,
                   case when $1::bigint is not null and a.id is null then 'appointment'
                        when $2::bigint is not null and p.id is null then 'patient'
                        when $3::bigint is not null and ch.id is null then 'chair'
                        when $4::bigint is not null and o.id is null then 'operator'
                        when $5::bigint is not null and h.id is null then 'assistant'
                        when $6::bigint is not null and b.id is null then 'branch'
                        when $7::bigint is not null and r.id is null then 'booking_reason'
                        when $8::bigint is not null and s.id is null then 'state'
                        when $9::bigint is not null and d.id is null then 'unscheduled_status'
                        when $10::bigint is not null and k.id is null then 'color' end as unknown
              from clinic c
              left join appointment a on a.number = $1
              left join patient p on p.number = $2
              left join chair ch on ch.number = $3
              left join operator o on o.number = $4
              left join operator h on h.number = $5
              left join branch b on b.number = $6
              left join booking_reason r on r.number = $7
              left join appointment_state s on s.number = $8
              left join definition d on d.number = $9 and d.category = 'recall_status'
              left join color k on k.number = $10""";

    private static final String APPOINTMENT = "appointment";

    private final Flush flush;

    NumbersInBooking(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link AppointmentRefused} when one of them stands for nothing. */
    public Uni<Meant> meantBy(Numbers numbers) {
        return flush.read(
                        FIND,
                        Tuple.of(numbers.appointment(), numbers.patient(), numbers.chair(), numbers.operator())
                                .addLong(numbers.assistant())
                                .addLong(numbers.branch())
                                .addLong(numbers.bookingReason())
                                .addLong(numbers.state())
                                .addLong(numbers.unscheduledStatus())
                                .addLong(numbers.color()))
                .map(rows -> meant(rows.iterator().next()));
    }

    private static Meant meant(Row row) {
        var unknown = row.getString("unknown");
        if (APPOINTMENT.equals(unknown)) {
            throw new AppointmentRefused(Reason.APPOINTMENT_NOT_FOUND);
        }
        if (unknown != null) {
            throw AppointmentRefused.unknown(LowerCaseName.named(Reference.class, unknown));
        }
        return new Meant(
                ZoneId.of(row.getString("time_zone")),
                row.getUUID("appointment_id"),
                row.getUUID("patient_id"),
                row.getUUID("chair_id"),
                row.getUUID("operator_id"),
                row.getUUID("assistant_id"),
                row.getUUID("branch_id"),
                row.getUUID("booking_reason_id"),
                row.getUUID("state_id"),
                LowerCaseName.named(VisitState.class, row.getString("state")),
                row.getUUID("unscheduled_status_id"),
                row.getUUID("color_id"),
                row.getUUID("usual_branch"),
                row.getUUID("usual_operator"));
    }

    /**
     * What is asked about; null for nothing.
     *
     * @param state the clinic's own
     */
    public record Numbers(
            Long appointment,
            Long patient,
            Long chair,
            Long operator,
            Long assistant,
            Long branch,
            Long bookingReason,
            Long state,
            Long unscheduledStatus,
            Long color) {

        public static Numbers ofAppointment(long number) {
            return new Numbers(number, null, null, null, null, null, null, null, null, null);
        }
    }

    /**
     * What it is; null where nothing was asked.
     *
     * @param zone the clinic's clock
     * @param state what the clinic's own state means
     * @param usualBranch the chair's, else the patient's
     * @param usualOperator who treats when nobody says: the patient's operator, else the chair's, else the first of the clinic
     */
    public record Meant(
            ZoneId zone,
            UUID appointmentId,
            UUID patientId,
            UUID chairId,
            UUID operatorId,
            UUID assistantId,
            UUID branchId,
            UUID bookingReasonId,
            UUID stateId,
            VisitState state,
            UUID unscheduledStatusId,
            UUID colorId,
            UUID usualBranch,
            UUID usualOperator) {}
}
