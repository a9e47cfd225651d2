package org.molaris.events.patient;

/** The patient is anonymised for good: whoever holds a name or a phone forgets it. A tombstone follows. */
public record PatientErased(PatientState patient) implements PatientEvent {

    @Override
    public boolean last() {
        return true;
    }
}
