package org.molaris.clinic.agenda;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A state by the name that tables have for it. */
@Converter
class VisitStateName extends LowerCaseName<VisitState> {

    VisitStateName() {
        super(VisitState.class);
    }
}
