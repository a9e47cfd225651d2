package org.molaris.payment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.Account;

/** An account. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"id": 33963, "name": "Banca", "deleted": false}""")
record AlfaDocsAccount(long id, String name, boolean deleted) {

    static AlfaDocsAccount of(Account account) {
        return new AlfaDocsAccount(account.number(), account.name(), account.deletedAt() != null);
    }
}
