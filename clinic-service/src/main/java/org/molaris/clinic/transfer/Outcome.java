package org.molaris.clinic.transfer;

/** What became of a row; the statements of {@link UpsertPatients} say it in lower case. */
enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Another row of the same statement, or another transaction, came first: to be looked at again. */
    LATER,
    /** Several patients could be meant. */
    AMBIGUOUS,
    /** The phone is that of somebody with another name. */
    SOMEBODY_ELSE,
    /** A code that one patient alone may have is another's. */
    TAKEN;

    boolean isAccepted() {
        return this == CREATED || this == UPDATED || this == UNCHANGED;
    }
}
