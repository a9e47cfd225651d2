package org.molaris.events.credential;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code developer-created} or {@code developer-deleted}. */
public record DeveloperChanged(Change change, DeveloperState developer) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.CREDENTIALS;
    }

    @Override
    public String aggregate() {
        return "developer";
    }

    @Override
    public UUID clinicId() {
        return PLATFORM;
    }

    @Override
    public UUID subject() {
        return developer.id();
    }

    @Override
    public long sequence() {
        return developer.version();
    }

    @Override
    public boolean last() {
        return change == Change.DELETED;
    }
}
