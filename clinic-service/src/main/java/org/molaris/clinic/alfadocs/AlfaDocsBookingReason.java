package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.setup.BookingReason;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Numbered;

/**
 * Why patients come.
 *
 * @param duration in minutes
 * @param operatorIds who does it: everybody, where the clinic names nobody in particular
 * @param price null where it has none
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsBookingReason(
        long id,
        Long specialtyId,
        String description,
        String duration,
        String sequenceNumber,
        String createdAt,
        boolean deleted,
        List<Long> operatorIds,
        String price) {

    static AlfaDocsBookingReason of(Numbered<BookingReason> numbered) {
        var kept = numbered.kept();
        var reason = kept.details();
        return new AlfaDocsBookingReason(
                kept.number(),
                numbered.numbers().get(FindNumbered.SPECIALTY),
                reason.name(),
                String.valueOf(reason.durationMinutes()),
                String.valueOf(reason.sequence()),
                Times.written(kept.createdAt(), numbered.zone()),
                kept.deletedAt() != null,
                numbered.operators(),
                reason.price() == null ? null : reason.price().toPlainString());
    }
}
