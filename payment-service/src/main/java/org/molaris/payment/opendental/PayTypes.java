package org.molaris.payment.opendental;

import java.util.Map;
import java.util.Map.Entry;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.payment.plan.PaymentMethod;

/** How money was handed over, as definitions of the category PaymentTypes. Their numbers are told to programs: they stay. */
final class PayTypes {

    private static final Map<Long, PaymentMethod> METHODS =
            Map.of(1L, PaymentMethod.CASH, 2L, PaymentMethod.TRANSFER, 3L, PaymentMethod.CARD, 4L, PaymentMethod.OTHER);

    private PayTypes() {}

    /** Null for null and 0. */
    static PaymentMethod read(Long payType) {
        if (payType == null || payType == 0) {
            return null;
        }
        var method = METHODS.get(DefNum.in(Category.PAYMENT_TYPES, "PayType", payType));
        if (method == null) {
            throw DialectRefused.notFound("PayType not found");
        }
        return method;
    }

    /** 0 when it was not said. */
    static long numberOf(PaymentMethod method) {
        return METHODS.entrySet().stream()
                .filter(each -> each.getValue() == method)
                .map(Entry::getKey)
                .findFirst()
                .map(number -> DefNum.of(Category.PAYMENT_TYPES, number))
                .orElse(0L);
    }

    static String nameOf(PaymentMethod method) {
        if (method == null) {
            return "";
        }
        return switch (method) {
            case CASH -> "Cash";
            case TRANSFER -> "Transfer";
            case CARD -> "Card";
            case OTHER -> "Other";
        };
    }
}
