package org.molaris.treatment.plan;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A type by the name that tables and events have for it. */
@Converter
class PlanTypeName extends LowerCaseName<PlanType> {

    PlanTypeName() {
        super(PlanType.class);
    }
}
