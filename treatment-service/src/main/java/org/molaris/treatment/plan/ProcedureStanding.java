package org.molaris.treatment.plan;

/** How a patient's procedure stands, in whatever plans it is. */
public enum ProcedureStanding {
    /** To be done, with a visit or without one. */
    PLANNED,
    /** To be done one day: it stands in plans, and none of them is active. */
    SHELVED,
    DONE,
    /** Done by another practice. */
    ELSEWHERE,
    /** Gone, and still told to who asks for what is gone. */
    DELETED
}
