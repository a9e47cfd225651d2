package org.molaris.clinic.rest;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a patient. */
@AtLeastOneField
record PatientPatch(
        JsonNullable<@NotBlank @Text(max = 200) String> firstName,
        JsonNullable<@Text(max = 200) String> lastName,
        JsonNullable<@Phone String> phone,
        JsonNullable<@Email @Text(max = 254) String> email,
        JsonNullable<LocalDate> dateOfBirth,
        JsonNullable<Gender> gender,
        JsonNullable<@Text(max = 500) String> address,
        JsonNullable<@Text(max = 200) String> city,
        JsonNullable<@Text(max = 10_000) String> notes) {

    PersonalDetails onto(PersonalDetails personal) {
        return new PersonalDetails(
                firstName.orElse(personal.firstName()),
                lastName.orElse(personal.lastName()),
                phone.orElse(personal.phone()),
                email.orElse(personal.email()),
                dateOfBirth.orElse(personal.dateOfBirth()),
                gender.orElse(personal.gender()),
                address.orElse(personal.address()),
                city.orElse(personal.city()),
                notes.orElse(personal.notes()));
    }
}
