package org.molaris.treatment.catalogue;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A way to draw by the name that tables have for it. */
@Converter
class PaintTypeName extends LowerCaseName<PaintType> {

    PaintTypeName() {
        super(PaintType.class);
    }
}
