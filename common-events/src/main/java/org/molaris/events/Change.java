package org.molaris.events;

/** What happened to a thing that is only kept, not played out. */
public enum Change {
    CREATED,
    UPDATED,
    DELETED
}
