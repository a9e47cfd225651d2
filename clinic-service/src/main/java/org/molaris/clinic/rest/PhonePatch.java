package org.molaris.clinic.rest;

import jakarta.validation.constraints.NotNull;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a patient's phone. */
@AtLeastOneField
record PhonePatch(
        JsonNullable<@NotNull @Phone String> phone,
        JsonNullable<@Text(max = 100) String> label,
        JsonNullable<@NotNull Boolean> smsEnabled) {

    PatientPhone onto(PatientPhone known) {
        return new PatientPhone(
                known.number(),
                phone.orElse(known.phone()),
                label.orElse(known.label()),
                smsEnabled.orElse(known.smsEnabled()));
    }
}
