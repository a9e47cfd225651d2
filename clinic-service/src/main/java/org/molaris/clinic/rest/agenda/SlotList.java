package org.molaris.clinic.rest.agenda;

import java.util.List;
import org.molaris.clinic.agenda.FindSlots.Slots;

/** Free times in their order; {@code more} when the limit cut them off. */
record SlotList(List<SlotView> slots, boolean more) {

    static SlotList of(Slots found) {
        return new SlotList(found.slots().stream().map(SlotView::of).toList(), found.more());
    }
}
