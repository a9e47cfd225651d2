package org.molaris.clinic.setup;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Why patients come, how long that takes and what it costs.
 *
 * @param operatorIds who does it; all, when none is named
 */
public record BookingReason(
        String name, UUID specialtyId, int durationMinutes, BigDecimal price, List<UUID> operatorIds, int sequence)
        implements Details {

    public BookingReason {
        name = Tidy.name("name", name);
        price = price == null ? null : price.setScale(2);
        operatorIds = Tidy.list(operatorIds);
    }

    @Override
    public Stream<Reference> references() {
        return Stream.concat(
                Stream.of(new Reference("specialty_id", Kind.SPECIALTY, specialtyId)),
                Reference.each("operator_ids", Kind.OPERATOR, operatorIds));
    }
}
