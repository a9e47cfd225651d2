package org.molaris.clinic.rest;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;

/** A patient to be registered. */
record NewPatient(
        @NotBlank @Text(max = 200) String firstName,
        @Text(max = 200) String lastName,
        @Phone String phone,
        @Email @Text(max = 254) String email,
        LocalDate dateOfBirth,
        Gender gender,
        @Text(max = 500) String address,
        @Text(max = 200) String city,
        @Text(max = 10_000) String notes) {

    PersonalDetails toPersonalDetails() {
        return new PersonalDetails(firstName, lastName, phone, email, dateOfBirth, gender, address, city, notes);
    }
}
