package org.molaris.events.credential;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code api-key-created}, {@code api-key-updated} or {@code api-key-deleted}. */
public record ApiKeyChanged(Change change, ApiKeyState apiKey) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.CREDENTIALS;
    }

    @Override
    public String aggregate() {
        return "api-key";
    }

    @Override
    public UUID clinicId() {
        return apiKey.clinicId();
    }

    @Override
    public UUID subject() {
        return apiKey.id();
    }

    @Override
    public long sequence() {
        return apiKey.version();
    }

    @Override
    public boolean last() {
        return change == Change.DELETED;
    }
}
