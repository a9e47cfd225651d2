package org.molaris.events.patient;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code custom-field-created}, {@code custom-field-updated} or {@code custom-field-deleted}. */
public record CustomFieldChanged(Change change, CustomFieldState customField) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.APPOINTMENTS;
    }

    @Override
    public String aggregate() {
        return "custom-field";
    }

    @Override
    public UUID clinicId() {
        return customField.clinicId();
    }

    @Override
    public UUID subject() {
        return customField.id();
    }

    @Override
    public long sequence() {
        return customField.version();
    }
}
