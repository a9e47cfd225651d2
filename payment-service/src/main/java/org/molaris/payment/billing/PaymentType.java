package org.molaris.payment.billing;

import java.time.Instant;
import java.util.UUID;
import org.molaris.payment.plan.PaymentMethod;

/**
 * A clinic's own word for a way to pay.
 *
 * @param accountId where its money goes unless somebody says otherwise
 * @param deletedAt since when nothing new is of it; null while it is in use
 */
public record PaymentType(
        UUID id,
        long number,
        String name,
        PaymentMethod paymentMethod,
        UUID accountId,
        Instant deletedAt,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Kept {}
