package org.molaris.clinic.setup;

import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.molaris.clinic.agenda.OfferedModality;
import org.molaris.clinic.setup.SetupRefused.Reason;

/**
 * When there is somebody to be treated by, in the clinic's local time.
 *
 * @param branchId where; everywhere when null
 * @param operatorId who; all who have no hours of their own when null
 * @param weekday 1 is Monday
 */
public record OpeningHours(
        UUID branchId, UUID operatorId, int weekday, LocalTime opensAt, LocalTime closesAt, OfferedModality modality)
        implements Details {

    public OpeningHours {
        if (!opensAt.isBefore(closesAt)) {
            throw new SetupRefused(Reason.ENDS_TOO_EARLY, "closes_at");
        }
    }

    @Override
    public Stream<Reference> references() {
        return Stream.of(
                new Reference("branch_id", Kind.BRANCH, branchId),
                new Reference("operator_id", Kind.OPERATOR, operatorId));
    }
}
