package org.molaris.treatment.plan;

import org.molaris.data.Conditions;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;

/** The number of what there may be none of, which is 0 then. Whoever asks for one that there is is helped by its index. */
final class NumberCondition {

    private static final Long NONE = 0L;

    private NumberCondition() {}

    static void add(Conditions conditions, String number, Criterion<?> asked) {
        boolean ofOne = asked.comparison() == Comparison.EQUAL && !asked.value().equals(NONE);
        conditions.and(ofOne ? number : "coalesce(" + number + ", 0)", asked);
    }
}
