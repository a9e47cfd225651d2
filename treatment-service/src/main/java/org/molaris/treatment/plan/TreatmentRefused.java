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
        /** None of the clinic's words for how urgent something is. */
        UNKNOWN_PRIORITY,
        UNKNOWN_DIAGNOSIS,
        /** None of the clinic's, or not this patient's. */
        UNKNOWN_APPOINTMENT,
        /** None of this patient's. */
        UNKNOWN_PROCEDURE,
        /** A code alone names nothing, unless the catalogue has it in use. */
        UNKNOWN_PROCEDURE_CODE,
        /** The procedure stands in the plan already. */
        ALREADY_IN_PLAN,
        /** A frozen copy has no steps. */
        PLAN_IS_SAVED,
        /** Nothing is planned any more under a cancelled plan. */
        PLAN_CANCELLED,
        /** A plan has {@link AddStep#MOST_STEPS} at most. */
        TOO_MANY_STEPS,
        /** None of a frozen copy's items. */
        ITEM_NOT_FOUND,
        /** Nobody of the clinic's who could approve a plan. */
        UNKNOWN_RESPONSIBLE_PATIENT,
        /** A frozen copy is not frozen again. */
        ALREADY_SAVED,
        /** Only frozen copies are signed. */
        NOT_SAVED,
        /** Only frozen copies bear a day of their own. */
        NOT_SAVED_ON_A_DAY,
        /** The clinic's paper has no room for the typed name of who signs for the patient. */
        NO_SIGNATURE_TEXT,
        /** The clinic's paper has no room for the practice's signature. */
        NO_PRACTICE_SIGNATURE,
        /** The clinic's paper has no room for the typed name of who signs for the practice. */
        NO_PRACTICE_SIGNATURE_TEXT,
        /** What is signed is not corrected any more. */
        SIGNED,
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
