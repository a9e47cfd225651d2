package org.molaris.payment.rest.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.PaymentType;
import org.molaris.payment.plan.PaymentMethod;

/** A payment type. */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-000000000081", "number": 1, "name": "Efectivo", "payment_method": "cash",
         "account_id": "0190c5a0-0000-7000-8000-000000000071", "deleted": false, "created_at": "2026-01-15T10:00:00Z",
         "updated_at": "2026-01-15T10:00:00Z"}""")
record PaymentTypeView(
        UUID id,
        long number,
        String name,
        PaymentMethod paymentMethod,
        UUID accountId,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt) {

    static PaymentTypeView of(PaymentType type) {
        return new PaymentTypeView(
                type.id(),
                type.number(),
                type.name(),
                type.paymentMethod(),
                type.accountId(),
                type.deletedAt() != null,
                type.createdAt(),
                type.updatedAt());
    }
}
