package org.molaris.clinic.agenda;

import java.util.Optional;
import java.util.UUID;

/** What becomes of an appointment when somebody wishes it to be another one. */
record VisitChange(Booking booking, VisitWish wish, VisitOutlook outlook) {

    /**
     * Fails with {@link AppointmentRefused} when it cannot be where it is wished to be.
     *
     * @param treatment another one; empty for the one that it has
     */
    Booking to(Optional<UUID> treatment) {
        boolean moves = moves();
        if (moves && state().live()) {
            place().flatMap(where -> where.against(minutesAgainst(where), said()))
                    .ifPresent(against -> {
                        throw new AppointmentRefused(against);
                    });
        }
        var moved = moves ? place() : Optional.<VisitPlace>empty();
        return new Booking(
                booking.patientId(),
                place().map(VisitPlace::operatorId).orElse(booking.operatorId()),
                booking.assistantId(),
                moved.map(where -> where.chair(said())).orElse(moves ? outlook.chairId() : booking.chairId()),
                wish.branch() == null ? booking.branchId() : outlook.branchId(),
                booking.specialtyId(),
                booking.bookingReasonId(),
                booking.colorId(),
                state(),
                wish.state() == null ? booking.stateId() : outlook.stateId(),
                outlook.startsAt(),
                outlook.minutes(),
                booking.allDay() && wish.time() == null && wish.minutes() == null,
                moved.map(where -> where.modality(said())).orElse(moves ? said() : booking.modality()),
                booking.procedureType(),
                wish.description() == null ? booking.description() : wish.description(),
                treatment.orElse(booking.treatmentPlanId()),
                treatment.isEmpty() || treatment.get().equals(booking.treatmentPlanId())
                        ? booking.treatmentStepId()
                        : null,
                booking.emailReminder(),
                booking.smsReminder(),
                booking.firstVisit(),
                booking.cancellationReason(),
                booking.colorValue(),
                booking.timePattern(),
                booking.assistantPattern(),
                booking.hygiene(),
                booking.asap(),
                booking.toReschedule(),
                booking.unscheduledStatusId());
    }

    /** None of what has no operator. */
    private Optional<VisitPlace> place() {
        return outlook.places().stream().findFirst();
    }

    private VisitState state() {
        return wish.state() == null ? booking.state() : outlook.state();
    }

    /** As somebody says; else as it was, where patients are seen so; null for as they are seen then. */
    private Modality said() {
        if (wish.modality() != null) {
            return wish.modality();
        }
        return place().map(where -> where.offers(booking.modality())).orElse(true) ? booking.modality() : null;
    }

    /** What is said once more moves nothing. */
    private boolean moves() {
        return !outlook.startsAt().equals(booking.startsAt())
                || (wish.minutes() != null && !wish.minutes().equals(booking.durationMinutes()))
                || !place().map(VisitPlace::operatorId).equals(Optional.ofNullable(booking.operatorId()))
                || (wish.branch() != null && !outlook.branchId().equals(outlook.wasIn()))
                || (wish.chair() != null && !outlook.chairId().equals(booking.chairId()))
                || (wish.modality() != null && wish.modality() != booking.modality());
    }

    /** A visit of uneven length that stays with its operator, and as long, may be at another time. */
    private int minutesAgainst(VisitPlace where) {
        boolean same = where.operatorId().equals(booking.operatorId())
                && (wish.minutes() == null || wish.minutes().equals(booking.durationMinutes()));
        return same ? 0 : outlook.minutes();
    }
}
