package org.molaris.payment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.alfadocs.Times;
import org.molaris.payment.billing.Liability;

/** What is left to pay of a bill by a day. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"id": 33963, "billId": 69215, "date": "2020-01-01", "amount": "12.23", "createdAt": "2021-02-18 10:30:47",
         "relatedToInsurance": false, "sistemaTsExpenseType": "tk"}""")
record AlfaDocsLiability(
        long id,
        long billId,
        String date,
        String amount,
        String createdAt,
        boolean relatedToInsurance,
        String sistemaTsExpenseType) {

    static AlfaDocsLiability of(Liability liability, ZoneId zone) {
        return new AlfaDocsLiability(
                liability.number(),
                liability.bill(),
                liability.dueOn().toString(),
                liability.amount().toPlainString(),
                Times.written(liability.createdAt(), zone),
                liability.relatedToInsurance(),
                AlfaDocsBill.word(liability.expenseType()));
    }
}
