package org.molaris.payment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.PaymentType;

/** A payment type. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"id": 33963, "name": "Contante", "deleted": false}""")
record AlfaDocsPaymentType(long id, String name, boolean deleted) {

    static AlfaDocsPaymentType of(PaymentType type) {
        return new AlfaDocsPaymentType(type.number(), type.name(), type.deletedAt() != null);
    }
}
