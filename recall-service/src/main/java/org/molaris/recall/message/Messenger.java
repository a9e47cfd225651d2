package org.molaris.recall.message;

import io.smallrye.mutiny.Uni;

/** A provider: whoever carries messages to patients. Each sender has one at most. */
public interface Messenger {

    boolean serves(Sender sender);

    /** Hands a message in, once. Never fails: what is not known is {@link Outcome.Unclear}. */
    Uni<Outcome> send(OutgoingMessage message, Sender sender);
}
