package org.molaris.clinic.opendental;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.clinic.agenda.FindOpenings.Opening;
import org.molaris.opendental.Writing;

/** A whole stretch of free time. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalSlot(String dateTimeStart, String dateTimeEnd, long provNum, long opNum) {

    static OpenDentalSlot of(Opening opening, Writing writing) {
        return new OpenDentalSlot(
                writing.dateTime(opening.startsAt()),
                writing.dateTime(opening.endsAt()),
                opening.operatorNumber(),
                opening.chairNumber());
    }
}
