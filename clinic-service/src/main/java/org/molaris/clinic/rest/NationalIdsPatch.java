package org.molaris.clinic.rest;

import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.rest.form.Text;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about what states and insurers call a patient. */
record NationalIdsPatch(
        JsonNullable<@Text(max = 50) String> rut,
        JsonNullable<@Text(max = 50) String> fiscalCode,
        JsonNullable<@Text(max = 50) String> dui,
        JsonNullable<@Text(max = 50) String> ssn,
        JsonNullable<@Text(max = 50) String> passport,
        JsonNullable<@Text(max = 50) String> medicaidId,
        JsonNullable<@Text(max = 50) String> other) {

    NationalIds onto(NationalIds ids) {
        return new NationalIds(
                rut.orElse(ids.rut()),
                fiscalCode.orElse(ids.fiscalCode()),
                dui.orElse(ids.dui()),
                ssn.orElse(ids.ssn()),
                passport.orElse(ids.passport()),
                medicaidId.orElse(ids.medicaidId()),
                other.orElse(ids.other()));
    }
}
