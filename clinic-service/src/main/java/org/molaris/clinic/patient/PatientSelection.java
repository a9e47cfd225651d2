package org.molaris.clinic.patient;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which patients are wanted: those of whom all is true that is asked for. */
public final class PatientSelection {

    private final Map<String, Object> asked = new TreeMap<>();

    /** Asks for this, too; for nothing where the value is null. */
    public PatientSelection with(PatientCriterion criterion, Object value) {
        if (value != null) {
            asked.put(criterion.name().toLowerCase(Locale.ROOT), value.toString());
        }
        return this;
    }

    /** Asks for what needs no value. */
    public PatientSelection with(PatientCriterion criterion) {
        return with(criterion, true);
    }

    Map<String, Object> asked() {
        return asked;
    }
}
