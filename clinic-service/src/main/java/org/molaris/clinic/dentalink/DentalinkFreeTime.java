package org.molaris.clinic.dentalink;

import java.time.ZoneId;
import java.util.List;
import org.molaris.clinic.agenda.FindSlots.Slots;
import org.molaris.clinic.agenda.Slot;
import org.molaris.dentalink.Times;

/**
 * A time at which an appointment could be had instead.
 *
 * @param idSillon 0 when no chair is needed
 */
record DentalinkFreeTime(String fecha, String horaInicio, long idDentista, long idSillon) {

    static List<DentalinkFreeTime> of(Slots free) {
        return free.slots().stream().map(slot -> of(slot, free.zone())).toList();
    }

    private static DentalinkFreeTime of(Slot slot, ZoneId zone) {
        return new DentalinkFreeTime(
                Times.day(slot.startsAt(), zone),
                Times.time(slot.startsAt(), zone),
                slot.operatorNumber(),
                slot.chairNumber() == null ? 0 : slot.chairNumber());
    }
}
