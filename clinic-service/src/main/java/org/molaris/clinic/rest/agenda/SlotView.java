package org.molaris.clinic.rest.agenda;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.agenda.OfferedModality;
import org.molaris.clinic.agenda.Slot;

/** A free time. */
record SlotView(Instant startsAt, Instant endsAt, UUID operatorId, UUID chairId, OfferedModality modality) {

    static SlotView of(Slot slot) {
        return new SlotView(slot.startsAt(), slot.endsAt(), slot.operatorId(), slot.chairId(), slot.modality());
    }
}
