package org.molaris.bench;

import java.util.Optional;

/**
 * Whom a night has chosen.
 *
 * @param told contacts that have an event of their own
 * @param events all of them
 * @param fingerprint of who is called back by which campaign, for which visit, and when: the same for the same, in any order
 */
record Chosen(long contacts, long told, long events, String fingerprint) {

    /** What is wrong with it beside what another chose from the same patients. */
    Optional<String> differenceFrom(Chosen other) {
        if (told != contacts || events != contacts) {
            return Optional.of(
                    "contacts %d, with an event of their own %d, events %d".formatted(contacts, told, events));
        }
        if (contacts != other.contacts) {
            return Optional.of("contacts %d instead of %d".formatted(contacts, other.contacts));
        }
        if (!fingerprint.equals(other.fingerprint)) {
            return Optional.of("as many contacts (%d), but not the same".formatted(contacts));
        }
        return Optional.empty();
    }
}
