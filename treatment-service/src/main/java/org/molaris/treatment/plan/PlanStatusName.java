package org.molaris.treatment.plan;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A status by the name that tables and events have for it. */
@Converter
class PlanStatusName extends LowerCaseName<PlanStatus> {

    PlanStatusName() {
        super(PlanStatus.class);
    }
}
