package org.molaris.events;

import java.util.Locale;

/** A thing was created, updated or deleted, and that is all there is to say: {@code operator-created}. */
public interface KeptEvent extends MolarisEvent {

    Change change();

    @Override
    default String type() {
        return aggregate() + "-" + change().name().toLowerCase(Locale.ROOT);
    }
}
