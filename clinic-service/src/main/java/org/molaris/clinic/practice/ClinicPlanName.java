package org.molaris.clinic.practice;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A plan by the name that tables have for it. */
@Converter
class ClinicPlanName extends LowerCaseName<ClinicPlan> {

    ClinicPlanName() {
        super(ClinicPlan.class);
    }
}
