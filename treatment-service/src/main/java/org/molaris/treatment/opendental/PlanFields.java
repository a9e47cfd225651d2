package org.molaris.treatment.opendental;

import java.util.Map;
import org.molaris.dialect.Body;
import org.molaris.treatment.plan.PlanType;

/** The fields of a treatplan that several methods read in the same way. */
final class PlanFields {

    static final int LONGEST_HEADING = 500;
    static final int LONGEST_NOTE = 10_000;

    private static final Map<String, PlanType> TYPES =
            Map.of("Insurance", PlanType.INSURANCE, "Discount", PlanType.DISCOUNT);

    private PlanFields() {}

    static PlanType type(Body body) {
        return body.oneOf("TPType", TYPES);
    }

    /** Empty counts as not said, where there is a default. */
    static String headingOr(Body body, String otherwise) {
        var heading = body.text("Heading", LONGEST_HEADING);
        return heading == null || heading.isBlank() ? otherwise : heading;
    }
}
