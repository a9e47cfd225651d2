package org.molaris.clinic.patient;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A gender by the name that tables have for it. */
@Converter
class GenderName extends LowerCaseName<Gender> {

    GenderName() {
        super(Gender.class);
    }
}
