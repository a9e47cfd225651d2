package org.molaris.clinic.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.molaris.clinic.patient.PatientRefused.Reason;

/**
 * What a clinic writes down about a person, and may change. Text is kept without spaces around it; empty text is none.
 *
 * @param socialName how the patient wants to be called, when that is another name
 * @param phones the one to be tried first is the first
 * @param language BCP 47; null for the clinic's
 * @param firstVisitOn when the patient first came, as the clinic has it written down
 * @param customFields what the clinic has added: text, numbers and truth by the technical names of its custom fields
 */
@Embeddable
public record PersonalDetails(
        String firstName,
        String middleName,
        String lastName,
        String socialName,

        @Convert(converter = PhonesColumn.class)
        @Column(columnDefinition = "jsonb")
        @ColumnTransformer(read = "cast(phones as text)", write = "cast(cast(? as text) as jsonb)")
        List<PatientPhone> phones,

        String email,
        LocalDate dateOfBirth,
        String placeOfBirth,
        @Convert(converter = GenderName.class) Gender gender,
        @Convert(converter = MaritalStatusName.class) MaritalStatus maritalStatus,
        Address address,
        String job,
        String language,
        String notes,
        @Convert(converter = PatientStatusName.class) PatientStatus status,
        LocalDate firstVisitOn,
        Identification identification,
        Terms terms,
        Reminders reminders,
        ContactWishes wishes,

        @Convert(converter = CustomFieldsColumn.class)
        @Column(columnDefinition = "jsonb")
        @ColumnTransformer(read = "cast(custom_fields as text)", write = "cast(cast(? as text) as jsonb)")
        Map<String, Object> customFields) {

    /** Of somebody of whom nothing is known yet. */
    public static final PersonalDetails NOBODY = new PersonalDetails(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    /** Of somebody whom nobody shall know again. */
    static final PersonalDetails ERASED = new PersonalDetails(
            "Erased",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Reminders.NONE,
            null,
            null);

    private static final LocalDate LONG_AGO = LocalDate.of(1800, 1, 1);

    public PersonalDetails {
        firstName = Tidy.text(firstName);
        middleName = Tidy.text(middleName);
        lastName = Tidy.text(lastName);
        socialName = Tidy.text(socialName);
        phones = phones == null ? List.of() : List.copyOf(phones);
        email = Tidy.text(email);
        placeOfBirth = Tidy.text(placeOfBirth);
        address = Objects.requireNonNullElse(address, Address.UNKNOWN);
        job = Tidy.text(job);
        notes = Tidy.text(notes);
        status = Objects.requireNonNullElse(status, PatientStatus.PATIENT);
        identification = Objects.requireNonNullElse(identification, Identification.NONE);
        terms = Objects.requireNonNullElse(terms, Terms.USUAL);
        reminders = Objects.requireNonNullElse(reminders, Reminders.ALL);
        wishes = Objects.requireNonNullElse(wishes, ContactWishes.NONE);
        customFields = comparable(customFields);
    }

    /** E.164; null when no phone is known. */
    public String phone() {
        return phones.isEmpty() ? null : phones.get(0).phone();
    }

    /** With other phones. */
    public PersonalDetails withPhones(List<PatientPhone> others) {
        return with(others, identification, terms, customFields);
    }

    /** Without what only one patient of a clinic may have. */
    PersonalDetails withoutUniqueIds() {
        return with(phones, identification.withoutUniqueIds(), terms, customFields);
    }

    PersonalDetails withGuarantor(UUID guarantorId) {
        return with(phones, identification, terms.withGuarantor(guarantorId), customFields);
    }

    /** With these values in custom fields, and no value where there is null; the others stay. */
    public PersonalDetails withCustomFields(Map<String, Object> values) {
        var merged = new HashMap<>(customFields);
        merged.putAll(values);
        return with(phones, identification, terms, merged);
    }

    /** The phones with this one in the first place, instead of the one that is there; without that one if it is null. */
    public List<PatientPhone> phonesBeginningWith(String phone) {
        var others = phones.stream().skip(1).filter(other -> !other.phone().equals(phone));
        if (phone == null) {
            return others.toList();
        }
        var first = phones.isEmpty() ? PatientPhone.of(phone) : phones.get(0).withPhone(phone);
        return Stream.concat(Stream.of(first), others).toList();
    }

    /** What another record knows of the same person, wherever this one knows nothing; a refusal in either is one. */
    PersonalDetails filledFrom(PersonalDetails other) {
        var values = new TreeMap<>(other.customFields);
        values.putAll(customFields);
        return new PersonalDetails(
                firstName,
                either(middleName, other.middleName),
                either(lastName, other.lastName),
                either(socialName, other.socialName),
                PatientPhone.joined(phones, other.phones),
                either(email, other.email),
                either(dateOfBirth, other.dateOfBirth),
                either(placeOfBirth, other.placeOfBirth),
                either(gender, other.gender),
                either(maritalStatus, other.maritalStatus),
                address.equals(Address.UNKNOWN) ? other.address : address,
                either(job, other.job),
                either(language, other.language),
                either(notes, other.notes),
                status,
                either(firstVisitOn, other.firstVisitOn),
                identification.filledFrom(other.identification),
                terms.filledFrom(other.terms),
                reminders.and(other.reminders),
                wishes.filledFrom(other.wishes),
                values);
    }

    void mustBeBornBy(LocalDate today) {
        if (dateOfBirth != null && (dateOfBirth.isAfter(today) || dateOfBirth.isBefore(LONG_AGO))) {
            throw new PatientRefused(Reason.IMPOSSIBLE_DATE_OF_BIRTH);
        }
    }

    private PersonalDetails with(
            List<PatientPhone> itsPhones,
            Identification itsIdentification,
            Terms itsTerms,
            Map<String, Object> itsCustomFields) {
        return new PersonalDetails(
                firstName,
                middleName,
                lastName,
                socialName,
                itsPhones,
                email,
                dateOfBirth,
                placeOfBirth,
                gender,
                maritalStatus,
                address,
                job,
                language,
                notes,
                status,
                firstVisitOn,
                itsIdentification,
                itsTerms,
                reminders,
                wishes,
                itsCustomFields);
    }

    static <T> T either(T one, T other) {
        return one == null ? other : one;
    }

    /** However a number came, as JSON or out of the database, it is the same one. */
    private static Map<String, Object> comparable(Map<String, Object> values) {
        var comparable = new TreeMap<String, Object>();
        if (values != null) {
            values.forEach((name, value) -> {
                if (value != null) {
                    comparable.put(
                            name,
                            value instanceof Number number
                                    ? new BigDecimal(number.toString()).stripTrailingZeros()
                                    : value);
                }
            });
        }
        return comparable;
    }
}
