package org.molaris.recall.message;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Carries nothing anywhere: what a clinic without a provider would send can be read in the list of messages. */
@ApplicationScoped
class BuiltInOutbox implements Messenger {

    private final boolean open;

    BuiltInOutbox(@ConfigProperty(name = "molaris.recall.built-in-outbox", defaultValue = "true") boolean open) {
        this.open = open;
    }

    @Override
    public boolean serves(Sender sender) {
        return open && !sender.usesCloudApi();
    }

    @Override
    public Uni<Outcome> send(OutgoingMessage message, Sender sender) {
        return Uni.createFrom().item(new Outcome.Accepted("outbox." + message.id()));
    }
}
