package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money that came or went. Free-text notes stay with payment-service.
 *
 * @param number the integer that integer-keyed dialects know it by; payments are numbered with the others
 * @param paymentId the payment that it is; null when it is no patient's payment
 * @param direction {@code incoming} or {@code outgoing}
 * @param amount in the clinic's currency, two decimals, positive
 * @param movedOn the day, in the clinic's time zone
 * @param billId the bill that it pays; null for none
 * @param accountId where the money is, and the type: null when nobody said so
 * @param expenseType Sistema Tessera Sanitaria's word for the kind of expense; null when not said
 * @param voidedAt set once, when it turned out to be a mistake
 * @param voidedBy who voided it
 */
public record TransactionState(
        UUID id,
        long number,
        UUID clinicId,
        UUID paymentId,
        String direction,
        BigDecimal amount,
        LocalDate movedOn,
        UUID billId,
        UUID accountId,
        UUID paymentTypeId,
        String expenseType,
        boolean relatedToInsurance,
        Instant createdAt,
        Instant voidedAt,
        String voidedBy,
        long version) {}
