package org.molaris.clinic.patient;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A marital status by the name that tables have for it. */
@Converter
class MaritalStatusName extends LowerCaseName<MaritalStatus> {

    MaritalStatusName() {
        super(MaritalStatus.class);
    }
}
