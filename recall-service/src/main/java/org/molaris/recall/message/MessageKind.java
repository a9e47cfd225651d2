package org.molaris.recall.message;

/** Why a patient is written to. */
public enum MessageKind {
    /** A campaign calls back. */
    RECALL,
    PAYMENT_REMINDER,
    APPOINTMENT_REMINDER,
    /** That it was understood who wants messages, and who wants none. */
    CONFIRMATION
}
