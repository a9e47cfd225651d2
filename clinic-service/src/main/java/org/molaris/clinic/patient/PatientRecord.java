package org.molaris.clinic.patient;

import java.time.ZoneId;
import java.util.List;

/**
 * A patient for callers who show a record with every field that the clinic has for one.
 *
 * @param customFields the technical names of the fields that the clinic has added, in their order
 * @param zone the clinic's
 */
public record PatientRecord(PatientDetails patient, List<String> customFields, ZoneId zone) {

    /** Some of those who are asked for, and how many there are in all. */
    public record Found(List<PatientRecord> records, long total) {}
}
