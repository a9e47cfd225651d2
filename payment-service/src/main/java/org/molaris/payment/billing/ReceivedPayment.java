package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a patient paid, for callers who know everything by its number.
 *
 * @param payer who answers for the patient's account: the guarantor, or the patient
 * @param socialName of the patient; null when it is none but the name
 * @param type what it was paid by, as the clinic calls it; the one that stands for the method where nobody said which
 * @param bill the number of the bill that it is for, with its prefix; null for none
 * @param voidedAt null while it counts
 * @param zone the clinic's
 */
public record ReceivedPayment(
        long number,
        BigDecimal amount,
        LocalDate receivedOn,
        Instant enteredAt,
        Named payer,
        Named patient,
        String socialName,
        Named type,
        Named account,
        String bill,
        String checkNumber,
        String bankBranch,
        Instant voidedAt,
        String voidReason,
        ZoneId zone) {

    /** Something of the clinic; 0 until its owner has told its number. */
    public record Named(long number, String name) {}
}
