package org.molaris.clinic.agenda;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** Somebody's time in a chair, or with an operator, or both. */
@Entity
@DynamicUpdate
class Appointment {

    /** What a pattern of time counts in. */
    private static final int STEP_MINUTES = 5;

    @Id
    UUID id;

    long number;

    @Version
    long version = 1;

    UUID clinicId;
    UUID patientId;
    UUID operatorId;
    UUID assistantId;
    UUID chairId;
    UUID branchId;
    UUID specialtyId;
    UUID bookingReasonId;
    UUID colorId;

    @Convert(converter = VisitStateName.class)
    VisitState state;

    UUID stateId;

    @Formula("(select s.name from appointment_state s where s.clinic_id = clinic_id and s.id = state_id)")
    String stateName;

    Instant startsAt;
    Instant endsAt;
    boolean allDay;
    boolean overbooked;

    @Convert(converter = ModalityName.class)
    Modality modality;

    String procedureType;
    String description;
    UUID treatmentPlanId;
    UUID treatmentStepId;
    boolean emailReminder;
    boolean smsReminder;
    boolean firstVisit;
    boolean createdThroughBooking;
    boolean createdThroughApi;
    String cancellationReason;
    String colorValue;
    String timePattern;
    String assistantPattern;
    boolean hygiene;
    boolean asap;
    boolean toReschedule;
    UUID unscheduledStatusId;
    Instant confirmedAt;
    Instant arrivedAt;
    Instant seatedAt;
    Instant dismissedAt;
    Instant stateChangedAt;
    Instant createdAt;
    Instant updatedAt;

    protected Appointment() {}

    Appointment(UUID id, UUID clinicId, Booking booking, Arrangement arranged, BookedThrough through, Instant now) {
        this.id = id;
        this.number = arranged.number();
        this.clinicId = clinicId;
        this.createdThroughBooking = through == BookedThrough.ONLINE_BOOKING;
        this.createdThroughApi = through == BookedThrough.API;
        this.createdAt = now;
        this.updatedAt = now;
        set(booking, arranged, now);
    }

    /** Takes over what is wanted; false when it is what was agreed already. */
    boolean change(Booking wanted, Arrangement arranged, Instant now) {
        var before = asDetails();
        boolean revived = !state.live() && arranged.state().live();
        set(wanted, arranged, now);
        if (revived && Objects.equals(cancellationReason, before.cancellationReason())) {
            cancellationReason = null;
        }
        if (asDetails().equals(before)) {
            return false;
        }
        updatedAt = now;
        return true;
    }

    private void set(Booking booking, Arrangement arranged, Instant now) {
        patientId = booking.patientId();
        operatorId = booking.operatorId();
        assistantId = booking.assistantId();
        chairId = booking.chairId();
        branchId = booking.branchId();
        specialtyId = booking.specialtyId();
        bookingReasonId = booking.bookingReasonId();
        colorId = booking.colorId();
        if (state != arranged.state() || !arranged.stateId().equals(stateId)) {
            stateChangedAt = now;
        }
        stateId = arranged.stateId();
        stateName = arranged.stateName();
        startsAt = arranged.startsAt();
        endsAt = arranged.endsAt();
        allDay = booking.allDay();
        overbooked = arranged.overbooked();
        modality = booking.modality();
        procedureType = booking.procedureType();
        description = booking.description();
        treatmentPlanId = booking.treatmentPlanId();
        treatmentStepId = booking.treatmentStepId();
        emailReminder = booking.emailReminder();
        smsReminder = booking.smsReminder();
        firstVisit = booking.firstVisit();
        cancellationReason = booking.cancellationReason();
        colorValue = booking.colorValue();
        timePattern = fitted(booking.timePattern());
        assistantPattern = fitted(booking.assistantPattern());
        hygiene = booking.hygiene();
        asap = booking.asap();
        toReschedule = booking.toReschedule() && !arranged.state().live();
        unscheduledStatusId = booking.unscheduledStatusId();
        if (state != arranged.state()) {
            become(arranged.state(), now);
        }
    }

    /** As long as the visit: cut off, or gone on with as it ends. */
    private String fitted(String pattern) {
        if (pattern == null) {
            return null;
        }
        int steps = (int) ((Duration.between(startsAt, endsAt).toMinutes() + STEP_MINUTES - 1) / STEP_MINUTES);
        int there = pattern.length();
        return there >= steps
                ? pattern.substring(0, steps)
                : pattern + pattern.substring(there - 1).repeat(steps - there);
    }

    private void become(VisitState next, Instant now) {
        state = next;
        if (next.live()) {
            confirmedAt = reached(VisitState.CONFIRMED, confirmedAt, now);
            arrivedAt = reached(VisitState.WAITING, arrivedAt, now);
            seatedAt = reached(VisitState.IN_CARE, seatedAt, now);
            dismissedAt = reached(VisitState.DONE, dismissedAt, now);
        }
    }

    /** When a step of the visit was reached: now, at the first time it was, or not after all if the visit is back before it. */
    private Instant reached(VisitState step, Instant before, Instant now) {
        if (state.compareTo(step) < 0) {
            return null;
        }
        return state == step && before == null ? now : before;
    }

    Booking booking() {
        return new Booking(
                patientId,
                operatorId,
                assistantId,
                chairId,
                branchId,
                specialtyId,
                bookingReasonId,
                colorId,
                state,
                stateId,
                startsAt,
                (int) Duration.between(startsAt, endsAt).toMinutes(),
                allDay,
                modality,
                procedureType,
                description,
                treatmentPlanId,
                treatmentStepId,
                emailReminder,
                smsReminder,
                firstVisit,
                cancellationReason,
                colorValue,
                timePattern,
                assistantPattern,
                hygiene,
                asap,
                toReschedule,
                unscheduledStatusId);
    }

    /** What it refers to already, and may go on to even if that is no longer there for others. */
    Set<UUID> references() {
        return Stream.of(
                        patientId,
                        operatorId,
                        assistantId,
                        chairId,
                        branchId,
                        specialtyId,
                        bookingReasonId,
                        colorId,
                        stateId,
                        unscheduledStatusId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    AppointmentDetails asDetails() {
        return new AppointmentDetails(
                id,
                number,
                clinicId,
                patientId,
                operatorId,
                assistantId,
                chairId,
                branchId,
                specialtyId,
                bookingReasonId,
                colorId,
                state,
                stateId,
                stateName,
                startsAt,
                endsAt,
                allDay,
                overbooked,
                modality,
                procedureType,
                description,
                treatmentPlanId,
                treatmentStepId,
                emailReminder,
                smsReminder,
                firstVisit,
                createdThroughBooking,
                createdThroughApi,
                cancellationReason,
                colorValue,
                timePattern,
                assistantPattern,
                hygiene,
                asap,
                toReschedule,
                unscheduledStatusId,
                confirmedAt,
                arrivedAt,
                seatedAt,
                dismissedAt,
                stateChangedAt,
                version,
                createdAt,
                updatedAt);
    }
}
