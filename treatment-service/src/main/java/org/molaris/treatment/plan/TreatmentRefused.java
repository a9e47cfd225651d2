package org.molaris.treatment.plan;

/** A rule about treatments said no. Each dialect decides what that looks like; nothing else catches it. */
public class TreatmentRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PLAN_NOT_FOUND,
        STEP_NOT_FOUND,
        UNKNOWN_PATIENT,
        UNKNOWN_OPERATOR,
        UNKNOWN_BRANCH,
        /** None of the clinic's, or not this patient's. */
        UNKNOWN_APPOINTMENT,
        /** None of this patient's. */
        UNKNOWN_PROCEDURE,
        /** A code alone names nothing, unless the catalogue has it in use. */
        UNKNOWN_PROCEDURE_CODE,
        /** The procedure stands in the plan already. */
        ALREADY_IN_PLAN,
        /** Nothing is planned any more under a cancelled plan. */
        PLAN_CANCELLED,
        /** A plan has {@link AddStep#MOST_STEPS} at most. */
        TOO_MANY_STEPS,
        /** There is no such place in the plan. */
        NO_SUCH_PLACE,
        /** The plan or step is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final int most;

    TreatmentRefused(Reason reason) {
        this(reason, 0);
    }

    TreatmentRefused(Reason reason, int most) {
        super(reason.name());
        this.reason = reason;
        this.most = most;
    }

    public Reason reason() {
        return reason;
    }

    /** The last place, of {@link Reason#NO_SUCH_PLACE}. */
    public int most() {
        return most;
    }
}
