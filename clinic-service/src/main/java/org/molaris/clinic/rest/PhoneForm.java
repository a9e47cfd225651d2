package org.molaris.clinic.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Objects;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.BadRequest;

/**
 * One of the phones that a patient is to have.
 *
 * @param number of one that the patient has; absent for another one
 */
record PhoneForm(
        @Positive Long number,
        @NotNull @Phone String phone,
        @Text(max = 100) String label,
        Boolean smsEnabled) {

    static List<PatientPhone> toPhones(List<PhoneForm> phones) {
        return phones == null
                ? List.of()
                : phones.stream().map(PhoneForm::toPhone).toList();
    }

    /** Whoever says both what the first phone is and what all of them are has to say the same. */
    static void mustBeginWith(String phone, List<PatientPhone> phones) {
        var first = phones.isEmpty() ? null : phones.get(0).phone();
        if (!Objects.equals(phone, first)) {
            throw new BadRequest("phone", "must be the first of phones, or be left out", null);
        }
    }

    private PatientPhone toPhone() {
        return new PatientPhone(
                Objects.requireNonNullElse(number, 0L), phone, label, Objects.requireNonNullElse(smsEnabled, true));
    }
}
