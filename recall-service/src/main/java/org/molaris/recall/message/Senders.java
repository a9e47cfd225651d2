package org.molaris.recall.message;

import io.smallrye.mutiny.Uni;

/** How the messages of the current clinic leave. */
public interface Senders {

    /** Whether they take a message to somebody who has not written lately only as a template that is known there. */
    Uni<Boolean> needsTemplate();
}
