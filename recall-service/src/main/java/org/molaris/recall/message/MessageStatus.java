package org.molaris.recall.message;

/** What is known of a message; a campaign's contact is one. */
public enum MessageStatus {
    /** It waits for its time. */
    QUEUED,
    /** On its way; whether it arrived nobody knows yet. */
    SENDING,
    /** Taken by the provider. */
    SENT,
    DELIVERED,
    READ,
    /** The patient wrote back. */
    RESPONDED,
    FAILED,
    /** The patient wants to be left alone. */
    OPTED_OUT,
    /** It is not to go out any more. */
    CANCELLED
}
