package org.molaris.recall.message;

/** What is known of a message. */
public enum MessageStatus {
    QUEUED,
    /** On its way; whether it arrived nobody knows yet. */
    SENDING,
    /** Taken by the provider. */
    SENT,
    DELIVERED,
    READ,
    RESPONDED,
    FAILED,
    OPTED_OUT,
    CANCELLED
}
