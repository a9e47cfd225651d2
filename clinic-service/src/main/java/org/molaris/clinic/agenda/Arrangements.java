package org.molaris.clinic.agenda;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.data.LowerCaseName;

/** Finds out in one query, inside the transaction that books, what a booking comes to. */
@ApplicationScoped
class Arrangements {

    /**
     * Takes its turn first. Two who book the same time at once would wait for each other inside the exclusion constraints,
     * and be told so by the deadlock detector a second later; so one comes after the other, per operator and per chair.
     * Whom and what it is for stays as it is found until the booking is there: nobody is erased, nothing deleted meanwhile.
     */
    private static final String FIND = """
            with turn as materialized (
                select count(*) from (
                       select pg_advisory_xact_lock(party) from unnest(cast(cast(?1 as text) as bigint[])) party) taken),
            asked as materialized (
                select cast(?2 as uuid) as patient_id, cast(?3 as uuid) as operator_id, cast(?4 as uuid) as assistant_id,
                       cast(?5 as uuid) as chair_id, cast(?6 as uuid) as branch_id, cast(?7 as uuid) as specialty_id,
                       cast(?8 as uuid) as booking_reason_id, cast(?9 as uuid) as color_id,
                       cast(?10 as uuid) as state_id, cast(?11 as text) as state,
                       cast(?12 as timestamptz) as starts_at, cast(?13 as integer) as minutes,
                       cast(?14 as boolean) as all_day, cast(?15 as text) as modality,
                       cast(cast(?16 as text) as uuid[]) as held,
                       cast(?17 as uuid) as unscheduled_status_id
                  from turn)
            select case when held = '{}' then nextval('appointment_number_seq') end as number,
                   timing.starts_at, timing.ends_at, coalesce(chair.overbooking, false) as overbooked,
                   stands.id as state_id, stands.state, stands.name as state_name,
                   case when asked.patient_id is not null and patient.id is null then 'patient'
                        when asked.operator_id is not null and operator.id is null then 'operator'
                        when asked.assistant_id is not null and assistant.id is null then 'assistant'
                        when asked.chair_id is not null and chair.id is null then 'chair'
                        when asked.branch_id is not null and branch.id is null then 'branch'
                        when asked.specialty_id is not null and specialty.id is null then 'specialty'
                        when asked.booking_reason_id is not null and reason.id is null then 'booking_reason'
                        when asked.color_id is not null and color.id is null then 'color'
                        when asked.unscheduled_status_id is not null and status.id is null then 'unscheduled_status'
                        when stands.id is null then 'state' end as unknown,
                   not asked.all_day
                       and exists (select from hours_of(asked.operator_id, place.branch_id))
                       and not coalesce(
                           (select range_agg(open.during) @> tstzrange(timing.starts_at, timing.ends_at)
                              from open_times(asked.operator_id, place.branch_id, timing.day, timing.day + 1) open
                             where open.modality in ('both', asked.modality)), false) as closed,
                   exists (select from block b
                            where b.deleted_at is null
                              and (b.operator_id is null or b.operator_id = asked.operator_id)
                              and (b.chair_id is null or b.chair_id = asked.chair_id)
                              and (b.branch_id is null or b.branch_id = place.branch_id)
                              and b.starts_at < timing.ends_at and b.ends_at > timing.starts_at) as blocked
              from asked
              join clinic on clinic.id = current_clinic()
              left join lateral (
                    select p.id from patient p
                     where p.id = asked.patient_id
                       and (p.archived_at is null and p.erased_at is null or p.id = any(held)) for share) patient on true
              left join lateral (
                    select o.id from operator o
                     where o.id = asked.operator_id and (o.deleted_at is null or o.id = any(held)) for share) operator on true
              left join operator assistant on assistant.id = asked.assistant_id
                    and (assistant.deleted_at is null or assistant.id = any(held))
              left join lateral (
                    select c.id, c.branch_id, c.overbooking from chair c
                     where c.id = asked.chair_id and (c.deleted_at is null or c.id = any(held)) for share) chair on true
              left join branch on branch.id = asked.branch_id and (branch.deleted_at is null or branch.id = any(held))
              left join specialty on specialty.id = asked.specialty_id
                    and (specialty.deleted_at is null or specialty.id = any(held))
              left join booking_reason reason on reason.id = asked.booking_reason_id
                    and (reason.deleted_at is null or reason.id = any(held))
              left join color on color.id = asked.color_id and (color.deleted_at is null or color.id = any(held))
              left join lateral (
                    select s.id, s.state, s.name from appointment_state s
                     where (s.deleted_at is null or s.id = any(held))
                       and case when asked.state_id is null then s.state = coalesce(asked.state, 'scheduled')
                                else s.id = asked.state_id end
                     order by s.reserved desc, s.number = 7 desc, s.number limit 1) stands on true
              left join definition status on status.id = asked.unscheduled_status_id
                    and status.category = 'recall_status'
                    and (status.deleted_at is null or status.id = any(held))
             cross join lateral (
                    select cast(asked.starts_at at time zone clinic.time_zone as date) as day) local
             cross join lateral (
                    select case when asked.all_day then cast(local.day as timestamp) at time zone clinic.time_zone
                                else asked.starts_at end as starts_at,
                           case when asked.all_day then cast(local.day + 1 as timestamp) at time zone clinic.time_zone
                                else asked.starts_at
                                     + coalesce(asked.minutes, reason.duration_minutes, 30) * interval '1 minute'
                           end as ends_at,
                           local.day) timing
             cross join lateral (select coalesce(asked.branch_id, chair.branch_id) as branch_id) place""";

    /**
     * Fails with nothing: what speaks against the booking is part of the answer.
     *
     * @param held what it refers to already, which need no longer be there for others; nothing when it is new
     */
    Uni<Arrangement> of(Booking booking, Set<UUID> held) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter(1, partiesOf(booking))
                        .setParameter(2, booking.patientId())
                        .setParameter(3, booking.operatorId())
                        .setParameter(4, booking.assistantId())
                        .setParameter(5, booking.chairId())
                        .setParameter(6, booking.branchId())
                        .setParameter(7, booking.specialtyId())
                        .setParameter(8, booking.bookingReasonId())
                        .setParameter(9, booking.colorId())
                        .setParameter(10, booking.stateId())
                        .setParameter(11, LowerCaseName.of(booking.state()))
                        .setParameter(12, booking.startsAt())
                        .setParameter(13, booking.durationMinutes())
                        .setParameter(14, booking.allDay())
                        .setParameter(15, LowerCaseName.of(booking.modality()))
                        .setParameter(16, arrayOf(held.stream()))
                        .setParameter(17, booking.unscheduledStatusId())
                        .getSingleResult())
                .map(Arrangements::arrangement);
    }

    private static Arrangement arrangement(Tuple found) {
        return new Arrangement(
                found.get("number", Long.class),
                found.get("starts_at", OffsetDateTime.class).toInstant(),
                found.get("ends_at", OffsetDateTime.class).toInstant(),
                found.get("overbooked", Boolean.class),
                LowerCaseName.named(VisitState.class, found.get("state", String.class)),
                found.get("state_id", UUID.class),
                found.get("state_name", String.class),
                LowerCaseName.named(Reference.class, found.get("unknown", String.class)),
                found.get("closed", Boolean.class),
                found.get("blocked", Boolean.class));
    }

    /** Whose turn is taken: always in the same order, or two could wait for each other here instead. */
    private static String partiesOf(Booking booking) {
        return arrayOf(Stream.of(booking.operatorId(), booking.chairId())
                .filter(Objects::nonNull)
                .map(id -> id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .sorted());
    }

    private static String arrayOf(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
