package org.molaris.clinic.agenda;

import java.util.Optional;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;

/**
 * With whom and where a visit could be at its time: an operator, and the chair that suits best then.
 *
 * @param interval in minutes, of which a visit to the operator takes whole ones
 * @param ofSpecialty whether the operator has learnt what is asked for
 * @param hasHours whether anybody has said when the operator is there
 * @param inPractice whether all of that time is open for patients who come
 * @param telehealth whether it is for those who call
 * @param chairNamed whether the chair was asked for, rather than chosen
 * @param overbooking whether it is the chair on which visits may overlap others
 * @param chairElsewhere whether it stands in another branch
 */
record VisitPlace(
        UUID operatorId,
        int interval,
        boolean ofSpecialty,
        boolean hasHours,
        boolean inPractice,
        boolean telehealth,
        boolean operatorTaken,
        boolean operatorBlocked,
        UUID chairId,
        boolean chairNamed,
        boolean overbooking,
        boolean chairElsewhere,
        boolean chairTaken,
        boolean chairBlocked) {

    /** Where nobody has said when it is open, patients are seen as they like. */
    boolean offers(Modality modality) {
        return !hasHours || (modality == Modality.IN_PRACTICE ? inPractice : telehealth);
    }

    /** As somebody said; else as patients are seen then, and in the practice where nobody has said how they are. */
    Modality modality(Modality said) {
        if (said != null) {
            return said;
        }
        return offers(Modality.IN_PRACTICE) ? Modality.IN_PRACTICE : Modality.TELEHEALTH;
    }

    /** The chair of a visit; null when it needs none. */
    UUID chair(Modality said) {
        return needsChair(said) ? chairId : null;
    }

    private boolean needsChair(Modality said) {
        return chairNamed || modality(said) == Modality.IN_PRACTICE;
    }

    /** What first speaks against it; empty when nothing does. */
    Optional<Reason> against(int minutes, Modality said) {
        return Optional.ofNullable(askedWrongly(minutes, said))
                .or(() -> Optional.ofNullable(impossible(said)))
                .or(() -> said == null && hasHours && inPractice && telehealth
                        ? Optional.of(Reason.MODALITY_REQUIRED)
                        : Optional.empty());
    }

    private Reason askedWrongly(int minutes, Modality said) {
        if (!ofSpecialty) {
            return Reason.ANOTHER_SPECIALTY;
        }
        if (minutes % interval != 0) {
            return Reason.UNEVEN_DURATION;
        }
        return chairElsewhere && needsChair(said) ? Reason.ANOTHER_BRANCH : null;
    }

    private Reason impossible(Modality said) {
        if (!offers(Modality.IN_PRACTICE) && !offers(Modality.TELEHEALTH)) {
            return Reason.OUTSIDE_OPENING_HOURS;
        }
        if (!offers(modality(said))) {
            return Reason.MODALITY_NOT_OFFERED;
        }
        if (operatorBlocked || (chairBlocked && needsChair(said))) {
            return Reason.BLOCKED;
        }
        return !overbooking && (operatorTaken || (chairTaken && needsChair(said))) ? Reason.SLOT_TAKEN : null;
    }
}
