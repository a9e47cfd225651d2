package org.molaris.clinic.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
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

    /** What it may share with another row that is about the same patient. */
    @JsonIgnore
    Stream<String> identities() {
        return Stream.of(
                        externalId == null ? null : "external id " + externalId,
                        phone == null ? null : "phone " + phone,
                        key == Key.ALL ? "name " + firstName + '\n' + lastName : null)
                .filter(identity -> identity != null);
    }
}
