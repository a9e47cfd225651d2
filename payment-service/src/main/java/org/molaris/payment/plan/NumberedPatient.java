package org.molaris.payment.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A patient whom a number means.
 *
 * @param guarantor the number of who pays: the patient's own when that is the patient
 * @param zone the clinic's
 * @param today the day that it is there
 * @param deleted whether the patient was merged or erased
 */
public record NumberedPatient(UUID id, long number, long guarantor, ZoneId zone, LocalDate today, boolean deleted) {}
