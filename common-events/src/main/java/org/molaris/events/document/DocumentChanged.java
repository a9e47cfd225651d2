package org.molaris.events.document;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code document-created}, {@code document-updated} or {@code document-deleted}. */
public record DocumentChanged(Change change, DocumentState document) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.APPOINTMENTS;
    }

    @Override
    public String aggregate() {
        return "document";
    }

    @Override
    public UUID clinicId() {
        return document.clinicId();
    }

    @Override
    public UUID subject() {
        return document.id();
    }

    @Override
    public long sequence() {
        return document.version();
    }
}
