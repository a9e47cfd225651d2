package org.molaris.events.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * A clinic's own word for a way to pay.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param paymentMethod {@code cash}, {@code transfer}, {@code card} or {@code other}
 * @param accountId where its money goes unless somebody says otherwise
 * @param deletedAt since when nothing new is of it; null while it is in use
 */
public record PaymentTypeState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String paymentMethod,
        UUID accountId,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
