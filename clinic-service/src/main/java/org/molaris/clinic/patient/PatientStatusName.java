package org.molaris.clinic.patient;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A patient's status by the name that tables have for it. */
@Converter
class PatientStatusName extends LowerCaseName<PatientStatus> {

    PatientStatusName() {
        super(PatientStatus.class);
    }
}
