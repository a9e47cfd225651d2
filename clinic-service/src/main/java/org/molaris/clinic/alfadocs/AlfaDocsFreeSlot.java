package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.molaris.clinic.agenda.Slot;

/**
 * When somebody could come, by the clinic's clock.
 *
 * @param chairId null where none is needed
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsFreeSlot(Long chairId, String date, long operatorId, String time) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    static AlfaDocsFreeSlot of(Slot slot, ZoneId zone) {
        var start = slot.startsAt().atZone(zone);
        return new AlfaDocsFreeSlot(
                slot.chairNumber(), start.toLocalDate().toString(), slot.operatorNumber(), TIME.format(start));
    }
}
