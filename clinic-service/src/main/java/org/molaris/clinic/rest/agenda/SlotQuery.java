package org.molaris.clinic.rest.agenda;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.agenda.FindSlots.Edge;
import org.molaris.clinic.agenda.FindSlots.Query;
import org.molaris.clinic.agenda.Modality;
import org.molaris.web.BadRequest;

/** The query parameters that say which free times are looked for. */
public class SlotQuery {

    private static final int LISTED_AT_MOST = 10_000;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** A moment or a day; now when absent. */
    @RestQuery("from")
    String from;

    /** A moment, or a day that counts whole; a week later when absent. */
    @RestQuery("to")
    String to;

    /** In minutes; as the booking reason says when absent. */
    @RestQuery("duration")
    @Min(5)
    @Max(720)
    Integer duration;

    /** One or more; all when absent. */
    @RestQuery("operator_id")
    List<UUID> operatorIds;

    @RestQuery("chair_id")
    UUID chairId;

    @RestQuery("branch_id")
    UUID branchId;

    @RestQuery("modality")
    String modality;

    @RestQuery("booking_reason_id")
    UUID bookingReasonId;

    /** {@code true} lists what has passed too. */
    @RestQuery("past")
    Boolean past;

    @RestQuery("limit")
    @Min(1)
    @Max(LISTED_AT_MOST)
    Integer limit;

    Query toQuery() {
        return new Query(
                edge("from", from),
                edge("to", to),
                duration,
                new LinkedHashSet<>(operatorIds),
                Set.of(),
                chairId,
                branchId,
                modalityNamed(),
                bookingReasonId,
                Boolean.TRUE.equals(past),
                limit == null ? LISTED_AT_MOST : limit);
    }

    private Modality modalityNamed() {
        return modality == null
                ? null
                : Stream.of(Modality.values())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(modality))
                        .findAny()
                        .orElseThrow(() -> new BadRequest("modality", "must be in_practice or telehealth", null));
    }

    private static Edge edge(String parameter, String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0
                    ? Edge.on(ofThisAge(LocalDate.parse(text), LocalDate.parse(text)))
                    : Edge.at(ofThisAge(Instant.parse(text), LocalDate.parse(text.substring(0, 10))));
        } catch (DateTimeException e) {
            throw new BadRequest(parameter, "must be a time (ISO-8601 with Z) or a date of the years 2000 to 2199", e);
        }
    }

    private static <T> T ofThisAge(T value, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new DateTimeException("Nobody means " + day);
        }
        return value;
    }
}
