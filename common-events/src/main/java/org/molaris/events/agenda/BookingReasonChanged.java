package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code booking-reason-created}, {@code booking-reason-updated} or {@code booking-reason-deleted}. */
public record BookingReasonChanged(Change change, BookingReasonState bookingReason) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "booking-reason";
    }

    @Override
    public UUID clinicId() {
        return bookingReason.clinicId();
    }

    @Override
    public UUID subject() {
        return bookingReason.id();
    }

    @Override
    public long sequence() {
        return bookingReason.version();
    }
}
