package org.molaris.clinic.setup;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.molaris.clinic.setup.SetupRefused.Reason;

/** Time that is not to be booked: of an operator, a chair or a branch, or of the whole clinic when none is named. */
public record Block(UUID branchId, UUID operatorId, UUID chairId, Instant startsAt, Instant endsAt, String reason)
        implements Details {

    public Block {
        // As exact as the table keeps them.
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
        endsAt = endsAt.truncatedTo(ChronoUnit.MICROS);
        reason = Tidy.text(reason);
        if (!startsAt.isBefore(endsAt)) {
            throw new SetupRefused(Reason.ENDS_TOO_EARLY, "ends_at");
        }
    }

    @Override
    public Stream<Reference> references() {
        return Stream.of(
                new Reference("branch_id", Kind.BRANCH, branchId),
                new Reference("operator_id", Kind.OPERATOR, operatorId),
                new Reference("chair_id", Kind.CHAIR, chairId));
    }
}
