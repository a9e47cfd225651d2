package org.molaris.payment.rest.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.Account;

/** An account. */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-000000000071", "number": 1, "name": "Caja", "deleted": false,
         "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-01-15T10:00:00Z"}""")
record AccountView(UUID id, long number, String name, boolean deleted, Instant createdAt, Instant updatedAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.number(),
                account.name(),
                account.deletedAt() != null,
                account.createdAt(),
                account.updatedAt());
    }
}
