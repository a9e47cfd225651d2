package org.molaris.treatment.catalogue;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** An area by the name that tables and events have for it. */
@Converter
class TreatAreaName extends LowerCaseName<TreatArea> {

    TreatAreaName() {
        super(TreatArea.class);
    }
}
