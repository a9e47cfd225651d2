package org.molaris.clinic.opendental;

import java.util.Map;
import java.util.Optional;
import org.molaris.clinic.patient.ContactMethod;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.MaritalStatus;
import org.molaris.clinic.patient.PatientStatus;

/** What Open Dental calls what we choose from. Where we know nothing it has a word, too. */
final class Words {

    /** A status beside those of ours: the record was put away. */
    static final String ARCHIVED = "Archived";

    /** Empty for {@value #ARCHIVED}. */
    static final Map<String, Optional<PatientStatus>> STATUS = Map.of(
            "Patient",
            Optional.of(PatientStatus.PATIENT),
            "NonPatient",
            Optional.of(PatientStatus.NON_PATIENT),
            "Inactive",
            Optional.of(PatientStatus.INACTIVE),
            "Deceased",
            Optional.of(PatientStatus.DECEASED),
            "Prospective",
            Optional.of(PatientStatus.PROSPECTIVE),
            ARCHIVED,
            Optional.empty());

    static final Map<String, Optional<Gender>> GENDER = Map.of(
            "Male", Optional.of(Gender.MALE),
            "Female", Optional.of(Gender.FEMALE),
            "Other", Optional.of(Gender.OTHER),
            "Unknown", Optional.empty());

    /** Who has said nothing counts as single. */
    static final Map<String, MaritalStatus> POSITION = Map.of(
            "Single", MaritalStatus.SINGLE,
            "Married", MaritalStatus.MARRIED,
            "Child", MaritalStatus.CHILD,
            "Widowed", MaritalStatus.WIDOWED,
            "Divorced", MaritalStatus.DIVORCED);

    static final Map<String, Optional<ContactMethod>> CONTACT = Map.of(
            "None", Optional.empty(),
            "DoNotCall", Optional.of(ContactMethod.DO_NOT_CALL),
            "HmPhone", Optional.of(ContactMethod.HOME_PHONE),
            "WkPhone", Optional.of(ContactMethod.WORK_PHONE),
            "WirelessPh", Optional.of(ContactMethod.MOBILE_PHONE),
            "Email", Optional.of(ContactMethod.EMAIL),
            "SeeNotes", Optional.of(ContactMethod.SEE_NOTES),
            "Mail", Optional.of(ContactMethod.MAIL),
            "TextMessage", Optional.of(ContactMethod.TEXT_MESSAGE));

    /** Whether text messages may be sent. */
    enum Texting {
        UNKNOWN,
        YES,
        NO
    }

    static final Map<String, Texting> TEXTING =
            Map.of("Unknown", Texting.UNKNOWN, "Yes", Texting.YES, "No", Texting.NO);

    private Words() {}

    /** The word for a value. */
    static <E> String of(Map<String, E> words, E value) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The word for a value that may not be known. */
    static <E> String ofKnown(Map<String, Optional<E>> words, E value) {
        return of(words, Optional.ofNullable(value));
    }
}
