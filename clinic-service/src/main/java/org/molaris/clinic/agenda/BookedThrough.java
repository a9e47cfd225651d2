package org.molaris.clinic.agenda;

/** How an appointment came into the agenda. */
public enum BookedThrough {
    RECEPTION,
    /** By the patient. */
    ONLINE_BOOKING,
    API
}
