package org.molaris.clinic.integration;

/** What became of a delivery. */
public enum DeliveryStatus {
    /** It is still to be taken. */
    WAITING,
    DELIVERED,
    /** It could not be told for too long, and nobody tries any more. */
    DROPPED
}
