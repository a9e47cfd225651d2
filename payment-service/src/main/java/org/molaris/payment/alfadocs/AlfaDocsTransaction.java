package org.molaris.payment.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.alfadocs.Times;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.payment.billing.TransactionDetails;
import org.molaris.payment.plan.ExpenseType;

/** Money that came or went. One that was voided is gone, but for whoever repeats the request that recorded it. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@Schema(examples = """
        {"id": 33963, "direction": "incoming", "amount": 12.12, "date": "2020-01-01", "billId": 69215, "accountId": 69215,
         "paymentTypeId": 69215, "createdAt": "2021-02-18 10:30:47", "deleted": false, "verified": true,
         "relatedToInsurance": false, "sistemaTsExpenseType": "tk"}""")
record AlfaDocsTransaction(
        long id,
        String direction,
        BigDecimal amount,
        String date,
        Long billId,
        long accountId,
        long paymentTypeId,
        String createdAt,
        boolean deleted,
        boolean verified,
        boolean relatedToInsurance,
        String sistemaTsExpenseType) {

    static final Map<String, MoneyDirection> DIRECTIONS = words(MoneyDirection.values());
    static final Map<String, ExpenseType> EXPENSE_TYPES = words(ExpenseType.values());

    static AlfaDocsTransaction of(TransactionDetails transaction) {
        return new AlfaDocsTransaction(
                transaction.number(),
                word(transaction.direction()),
                transaction.amount(),
                transaction.movedOn().toString(),
                transaction.billNumber(),
                transaction.accountNumber(),
                transaction.paymentTypeNumber(),
                Times.written(transaction.createdAt(), transaction.zone()),
                transaction.voidedAt() != null,
                transaction.verified(),
                transaction.relatedToInsurance(),
                word(transaction.expenseType()));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        return Stream.of(values).collect(Collectors.toUnmodifiableMap(AlfaDocsTransaction::word, value -> value));
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
