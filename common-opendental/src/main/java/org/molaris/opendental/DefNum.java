package org.molaris.opendental;

import java.util.Optional;
import org.molaris.dialect.DialectRefused;

/**
 * What Open Dental keeps in one table of definitions: the category stands in the last two digits of a DefNum, and the number
 * of ours before them. So each is unique and stays the same, and one of another category is known for what it is.
 *
 * @param number of the priority, state, payment type, … that is meant
 */
public record DefNum(Category category, long number) {

    private static final long CATEGORIES = 100;

    /** Empty when it is of a category that Molaris does not have. */
    public static Optional<DefNum> read(long value) {
        return Category.of((int) (value % CATEGORIES)).map(category -> new DefNum(category, value / CATEGORIES));
    }

    /** The number of ours that is meant; 0 for none. Fails with a 404, such as {@code Priority not found}. */
    public static long in(Category category, String name, long value) {
        if (value == 0) {
            return 0;
        }
        return read(value)
                .filter(read -> read.category == category)
                .map(DefNum::number)
                .orElseThrow(() -> DialectRefused.notFound(name + " not found"));
    }

    /** 0 for none. */
    public static long of(Category category, Long number) {
        return number == null || number == 0 ? 0 : number * CATEGORIES + category.code;
    }

    /** What is defined; the code and the name are those of Open Dental's definition.Category. */
    public enum Category {
        APPT_CONFIRMED(2, "ApptConfirmed"),
        BILLING_TYPES(4, "BillingTypes"),
        PAYMENT_TYPES(10, "PaymentTypes"),
        PROC_CODE_CATS(11, "ProcCodeCats"),
        RECALL_UNSCHED_STATUS(13, "RecallUnschedStatus"),
        DIAGNOSIS(16, "Diagnosis"),
        TX_PRIORITIES(20, "TxPriorities"),
        PROVIDER_SPECIALTIES(35, "ProviderSpecialties");

        private final int code;
        private final String label;

        Category(int code, String label) {
            this.code = code;
            this.label = label;
        }

        public int code() {
            return code;
        }

        public String label() {
            return label;
        }

        /** Empty when it is none of those that Molaris has. */
        public static Optional<Category> of(int code) {
            for (var category : values()) {
                if (category.code == code) {
                    return Optional.of(category);
                }
            }
            return Optional.empty();
        }
    }
}
