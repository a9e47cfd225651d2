package org.molaris.clinic.patient;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A patient for callers who know everything by its number: with the numbers and the names of what the record names.
 *
 * @param guarantor who pays: the patient's own number when nobody else does
 * @param billingType how the account is billed: as most of the clinic's are, unless the record says otherwise
 * @param zone the clinic's
 * @param readAt by the database's clock
 */
public record NumberedPatient(
        PatientDetails patient,
        long guarantor,
        Named operator,
        Named secondOperator,
        Named branch,
        String billingType,
        ZoneId zone,
        Instant readAt) {

    /** Who pays for others pays for themselves. */
    public boolean isGuarantor() {
        return guarantor == patient.number();
    }

    /** Something of the clinic; number 0 and no name when there is none. */
    public record Named(long number, String name) {}
}
