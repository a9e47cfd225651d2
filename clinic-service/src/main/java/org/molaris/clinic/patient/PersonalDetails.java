package org.molaris.clinic.patient;

import java.time.LocalDate;
import org.molaris.clinic.patient.PatientRefused.Reason;

/**
 * What a clinic writes down about a person, and may change. Text is kept without spaces around it; empty text is none.
 *
 * @param phone E.164
 */
public record PersonalDetails(
        String firstName,
        String lastName,
        String phone,
        String email,
        LocalDate dateOfBirth,
        Gender gender,
        String address,
        String city,
        String notes) {

    private static final LocalDate LONG_AGO = LocalDate.of(1800, 1, 1);

    public PersonalDetails {
        firstName = tidy(firstName);
        lastName = tidy(lastName);
        email = tidy(email);
        address = tidy(address);
        city = tidy(city);
        notes = tidy(notes);
    }

    void mustBeBornBy(LocalDate today) {
        if (dateOfBirth != null && (dateOfBirth.isAfter(today) || dateOfBirth.isBefore(LONG_AGO))) {
            throw new PatientRefused(Reason.IMPOSSIBLE_DATE_OF_BIRTH);
        }
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
