package org.molaris.clinic.setup;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody who treats patients.
 *
 * @param color {@code #rrggbb}, how the agenda shows the operator
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
    }

    @Override
    public Stream<Reference> references() {
        return Reference.each("specialty_ids", Kind.SPECIALTY, specialtyIds);
    }
}
