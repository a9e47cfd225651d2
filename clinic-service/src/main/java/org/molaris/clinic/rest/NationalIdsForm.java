package org.molaris.clinic.rest;

import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.rest.form.Text;

/** What states and insurers call a new patient. */
record NationalIdsForm(
        @Text(max = 50) String rut,
        @Text(max = 50) String fiscalCode,
        @Text(max = 50) String dui,
        @Text(max = 50) String ssn,
        @Text(max = 50) String passport,
        @Text(max = 50) String medicaidId,
        @Text(max = 50) String other) {

    NationalIds toNationalIds() {
        return new NationalIds(rut, fiscalCode, dui, ssn, passport, medicaidId, other);
    }
}
