package org.molaris.events.app;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** A program has connected itself to a clinic, says that its connection stands otherwise, or shows something else. */
public record ConnectedAppUpdated(ConnectedAppState connectedApp) implements MolarisEvent {

    @Override
    public Topic topic() {
        return Topic.APPOINTMENTS;
    }

    @Override
    public String aggregate() {
        return "connected-app";
    }

    @Override
    public UUID clinicId() {
        return connectedApp.clinicId();
    }

    @Override
    public UUID subject() {
        return connectedApp.id();
    }

    @Override
    public long sequence() {
        return connectedApp.version();
    }
}
