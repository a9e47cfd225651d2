package org.molaris.recall.campaign;

/** What is known of a contact. */
public enum ContactStatus {
    /** It waits for its time. */
    QUEUED,
    /** It was handed to the provider, or is about to be; what became of it is not known yet. */
    SENDING,
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
