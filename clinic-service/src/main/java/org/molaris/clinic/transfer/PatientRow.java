package org.molaris.clinic.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.clinic.patient.Gender;

/**
 * A row that may be taken in. What is null leaves what is there. {@link UpsertPatients} reads it as JSON, by these names.
 *
 * @param id of the patient, should it be a new one
 * @param eventId of what is told about it
 * @param byPhoneAlone the phone says who is meant, whatever the name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatientRow(
        long line,
        UUID id,
        UUID eventId,
        Key key,
        boolean byPhoneAlone,
        String firstName,
        String lastName,
        String socialName,
        String phone,
        String email,
        LocalDate dateOfBirth,
        Gender gender,
        String address,
        String city,
        String notes,
        String externalId,
        String chartNumber,
        Map<String, String> nationalIds,
        Boolean recallOptedOut) {

    /** By what a patient is found who is the same. */
    enum Key {
        EXTERNAL_ID,
        PHONE,
        /** Everything that the row says. */
        ALL
    }

    /** What the patient is looked for by. */
    String identity() {
        return switch (key) {
            case EXTERNAL_ID -> "external id " + externalId;
            case PHONE -> "phone " + phone;
            case ALL -> "name " + firstName + '\n' + lastName;
        };
    }

    /** All that it may share with another row about the same patient. */
    Stream<String> identities() {
        return Stream.of(
                        externalId == null ? null : "external id " + externalId,
                        phone == null ? null : "phone " + phone,
                        key == Key.ALL ? identity() : null)
                .filter(Objects::nonNull);
    }

    /** All that it says of the patient. */
    String content() {
        return Stream.of(
                        firstName,
                        lastName,
                        socialName,
                        phone,
                        email,
                        dateOfBirth,
                        gender,
                        address,
                        city,
                        notes,
                        externalId,
                        chartNumber,
                        nationalIds,
                        recallOptedOut)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }
}
