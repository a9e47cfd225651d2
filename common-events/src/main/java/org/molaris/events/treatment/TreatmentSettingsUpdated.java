package org.molaris.events.treatment;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** A clinic wants its treatment plans otherwise than before. */
public record TreatmentSettingsUpdated(TreatmentSettingsState treatmentSettings) implements MolarisEvent {

    @Override
    public Topic topic() {
        return Topic.TREATMENTS;
    }

    @Override
    public String aggregate() {
        return "treatment-settings";
    }

    @Override
    public UUID clinicId() {
        return treatmentSettings.clinicId();
    }

    @Override
    public UUID subject() {
        return treatmentSettings.id();
    }

    @Override
    public long sequence() {
        return treatmentSettings.version();
    }
}
