package org.molaris.clinic.patient;

import java.time.ZoneId;

/**
 * A patient and who pays for whom.
 *
 * @param paysForOthers whether others have the patient as their guarantor
 * @param isPaidFor whether somebody else is the patient's
 * @param zone the clinic's
 */
public record PatientInFamily(PatientDetails patient, boolean paysForOthers, boolean isPaidFor, ZoneId zone) {}
