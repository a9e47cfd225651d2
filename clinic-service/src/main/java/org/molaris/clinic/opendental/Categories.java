package org.molaris.clinic.opendental;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.molaris.clinic.setup.DefinitionCategory;
import org.molaris.clinic.setup.FindChoices;
import org.molaris.opendental.DefNum.Category;

/** Which of our lists is which of Open Dental's categories of definitions. */
final class Categories {

    private static final Map<Category, DefinitionCategory> DEFINED = Map.of(
            Category.BILLING_TYPES, DefinitionCategory.BILLING_TYPE,
            Category.RECALL_UNSCHED_STATUS, DefinitionCategory.RECALL_STATUS,
            Category.DIAGNOSIS, DefinitionCategory.DIAGNOSIS,
            Category.TX_PRIORITIES, DefinitionCategory.TREATMENT_PRIORITY);

    private static final Map<Category, String> OTHERS = Map.of(
            Category.APPT_CONFIRMED, FindChoices.APPOINTMENT_STATE,
            Category.PAYMENT_TYPES, FindChoices.PAYMENT_METHOD,
            Category.PROVIDER_SPECIALTIES, FindChoices.SPECIALTY);

    private Categories() {}

    /** All that are answered here, in the order of their codes. */
    static List<Category> all() {
        return Arrays.stream(Category.values())
                .filter(category -> kindOf(category).isPresent())
                .toList();
    }

    /** Empty for those of another service. */
    static Optional<String> kindOf(Category category) {
        return DEFINED.containsKey(category)
                ? Optional.of(DEFINED.get(category).name().toLowerCase(Locale.ROOT))
                : Optional.ofNullable(OTHERS.get(category));
    }

    static Category ofKind(String kind) {
        return all().stream()
                .filter(category -> kindOf(category).filter(kind::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Empty for those that are no definitions of ours. */
    static Optional<DefinitionCategory> definedIn(Category category) {
        return Optional.ofNullable(DEFINED.get(category));
    }
}
