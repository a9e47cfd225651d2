package org.molaris.clinic.rest;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;

/** A phone to be added to a patient's. */
record NewPhone(
        @NotNull @Phone String phone, @Text(max = 100) String label, Boolean smsEnabled) {

    PatientPhone toPhone() {
        return new PatientPhone(0, phone, label, Objects.requireNonNullElse(smsEnabled, true));
    }
}
