package org.molaris.clinic.setup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody who treats patients.
 *
 * @param color {@code #rrggbb}, how the agenda shows the operator
 * @param suffix behind the name, such as DDS
 * @param socialName how the operator wants to be called, when that is another name
 * @param schedulingNote what whoever books has to know
 * @param intervalMinutes from one possible beginning of an appointment to the next
 */
public record Operator(
        String firstName,
        String lastName,
        String abbreviation,
        String rut,
        String fiscalCode,
        String licenseNumber,
        String email,
        String color,
        boolean hygienist,
        boolean onlineBooking,
        int intervalMinutes,
        List<UUID> specialtyIds,
        String middleName,
        String suffix,
        String socialName,
        String ssn,
        String nationalProviderId,
        LocalDate dateOfBirth,
        String schedulingNote,
        int sequence)
        implements Details {

    public Operator {
        firstName = Tidy.name("first_name", firstName);
        lastName = Tidy.text(lastName);
        abbreviation = Tidy.text(abbreviation);
        rut = Tidy.text(rut);
        fiscalCode = Tidy.text(fiscalCode);
        licenseNumber = Tidy.text(licenseNumber);
        email = Tidy.text(email);
        color = Tidy.color(color);
        specialtyIds = Tidy.list(specialtyIds);
        middleName = Tidy.text(middleName);
        suffix = Tidy.text(suffix);
        socialName = Tidy.text(socialName);
        ssn = Tidy.text(ssn);
        nationalProviderId = Tidy.text(nationalProviderId);
        schedulingNote = Tidy.text(schedulingNote);
    }

    @Override
    public Stream<Reference> references() {
        return Reference.each("specialty_ids", Kind.SPECIALTY, specialtyIds);
    }
}
