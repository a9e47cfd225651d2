package org.molaris.clinic.agenda;

import java.util.UUID;

/** The table refused to give the same chair or operator away twice. Ends the transaction; {@link Alternatives} goes on. */
class SlotTaken extends RuntimeException {

    private final transient Booking wanted;
    private final UUID appointmentId;

    SlotTaken(UUID appointmentId, Booking wanted) {
        this.appointmentId = appointmentId;
        this.wanted = wanted;
    }

    Booking wanted() {
        return wanted;
    }

    /** Whose own time does not stand in its way. */
    UUID appointmentId() {
        return appointmentId;
    }
}
