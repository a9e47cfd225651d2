package org.molaris.clinic.opendental;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.agenda.FindOpenings.Openings;
import org.molaris.clinic.agenda.FindOpenings.Query;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.Listing;

/** Which free time. */
public class SlotQuery {

    @RestQuery("date")
    @Parameter(description = "One day, today or later; without any the next two weeks")
    String date;

    @RestQuery("dateStart")
    @Parameter(description = "The first day")
    String dateStart;

    @RestQuery("dateEnd")
    @Parameter(description = "The last day")
    String dateEnd;

    @RestQuery("lengthMinutes")
    @Parameter(schema = @Schema(implementation = Integer.class))
    String lengthMinutes;

    @RestQuery("ProvNum")
    @Parameter(description = "The practice's first when absent", schema = @Schema(implementation = Long.class))
    String provNum;

    @RestQuery("OpNum")
    @Parameter(schema = @Schema(implementation = Long.class))
    String opNum;

    Query toQuery(Listing listing, int longest) {
        var day = day();
        var length = Values.number("lengthMinutes", AppointmentQuery.given(lengthMinutes));
        if (length != null && length > longest) {
            throw DialectRefused.invalid("lengthMinutes");
        }
        return new Query(
                day == null ? Values.date("dateStart", AppointmentQuery.given(dateStart)) : day,
                day == null ? Values.date("dateEnd", AppointmentQuery.given(dateEnd)) : day,
                AppointmentQuery.number("ProvNum", provNum),
                AppointmentQuery.number("OpNum", opNum),
                length == null ? 0 : length.intValue(),
                listing.offset(),
                listing.limit());
    }

    /** What it is there is known when the clinic's clock has been looked at. */
    void mustNotHavePassed(Openings found) {
        var day = day();
        if (day != null && day.isBefore(found.today())) {
            throw DialectRefused.badRequest("date must be today or a future date.");
        }
    }

    private LocalDate day() {
        return Values.date("date", AppointmentQuery.given(date));
    }
}
