package org.molaris.clinic.setup;

import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where patients are treated.
 *
 * @param operatorId who usually works there
 * @param overbooking whether it is number {@value OVERBOOKING}, which is never full; the table says so, nobody sets it
 */
public record Chair(
        String name,
        String abbreviation,
        UUID branchId,
        UUID operatorId,
        boolean hygiene,
        boolean overbooking,
        int sequence)
        implements Details {

    /** The number of the overbooking chair in every clinic. */
    public static final long OVERBOOKING = 7;

    public Chair {
        name = Tidy.name("name", name);
        abbreviation = Tidy.text(abbreviation);
    }

    @Override
    public Stream<Reference> references() {
        return Stream.of(
                new Reference("branch_id", Kind.BRANCH, branchId),
                new Reference("operator_id", Kind.OPERATOR, operatorId));
    }
}
