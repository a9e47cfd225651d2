package org.molaris.clinic.agenda;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;

/**
 * What a visit that is asked for comes to, before anything is done about it.
 *
 * @param withoutTreatment whether it has no treatment when nobody names one
 * @param appointmentId what it changes; null for a new one
 * @param version of that one
 * @param branchId where it is; null when it is in no branch
 * @param wasIn where it was before
 * @param chairId the one that was asked for, or is kept; null for any
 * @param stateId the clinic's own; null when it has none by that number
 * @param state what that means
 * @param places those that may be chosen from, in the clinic's order
 */
record VisitOutlook(
        boolean withoutTreatment,
        UUID appointmentId,
        long version,
        UUID patientId,
        UUID specialtyId,
        UUID branchId,
        UUID wasIn,
        UUID chairId,
        UUID stateId,
        VisitState state,
        Instant startsAt,
        int minutes,
        List<VisitPlace> places) {

    /** What nobody else in the clinic would do otherwise. */
    private static final Set<Reason> ASKED_WRONGLY = EnumSet.of(
            Reason.ANOTHER_SPECIALTY, Reason.UNEVEN_DURATION, Reason.ANOTHER_BRANCH, Reason.MODALITY_NOT_OFFERED);

    /** The first place at which the visit can be. Fails with {@link AppointmentRefused} when there is none. */
    VisitPlace firstFree(VisitWish wish) {
        for (var place : places) {
            var against = place.against(minutes, wish.modality());
            if (against.isEmpty()) {
                return place;
            }
            if (places.size() == 1 || against.get() == Reason.MODALITY_REQUIRED) {
                throw new AppointmentRefused(against.get());
            }
        }
        throw new AppointmentRefused(againstAll(wish));
    }

    /** What was asked for wrongly of everybody cannot be had at another time; all else can. */
    private Reason againstAll(VisitWish wish) {
        var reasons = places.stream()
                .flatMap(place -> place.against(minutes, wish.modality()).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
        return reasons.size() == 1 && ASKED_WRONGLY.containsAll(reasons)
                ? reasons.iterator().next()
                : Reason.SLOT_TAKEN;
    }

    Set<UUID> operators() {
        return places.stream().map(VisitPlace::operatorId).collect(Collectors.toUnmodifiableSet());
    }
}
