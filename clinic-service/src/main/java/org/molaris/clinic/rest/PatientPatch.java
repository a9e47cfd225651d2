package org.molaris.clinic.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.molaris.clinic.patient.Address;
import org.molaris.clinic.patient.ContactMethod;
import org.molaris.clinic.patient.ContactWishes;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.Identification;
import org.molaris.clinic.patient.MaritalStatus;
import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PatientStatus;
import org.molaris.clinic.patient.PersonalDetails;
import org.molaris.clinic.patient.Reminders;
import org.molaris.clinic.patient.Terms;
import org.molaris.clinic.rest.form.Known;
import org.molaris.clinic.rest.form.Percentage;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What to change about a patient.
 *
 * @param phone the first of the phones
 * @param archivedAt null takes the patient out of the archive
 */
@AtLeastOneField
record PatientPatch(
        JsonNullable<@NotBlank @Text(max = 200) String> firstName,
        JsonNullable<@Text(max = 200) String> middleName,
        JsonNullable<@Text(max = 200) String> lastName,
        JsonNullable<@Text(max = 200) String> socialName,
        JsonNullable<@Phone String> phone,
        JsonNullable<@Size(max = 20) List<@NotNull @Valid PhoneForm>> phones,
        JsonNullable<@Email @Text(max = 254) String> email,
        JsonNullable<LocalDate> dateOfBirth,
        JsonNullable<@Text(max = 200) String> placeOfBirth,
        JsonNullable<Gender> gender,
        JsonNullable<MaritalStatus> maritalStatus,
        JsonNullable<@Text(max = 500) String> address,
        JsonNullable<@Text(max = 500) String> addressLine2,
        JsonNullable<@Text(max = 200) String> city,
        JsonNullable<@Text(max = 200) String> district,
        JsonNullable<@Text(max = 200) String> province,
        JsonNullable<@Text(max = 20) String> postcode,
        JsonNullable<@Known(Known.As.COUNTRY) String> country,
        JsonNullable<@Text(max = 200) String> job,
        JsonNullable<@Known(Known.As.LANGUAGE) String> language,
        JsonNullable<@Text(max = 10_000) String> notes,
        JsonNullable<@NotNull PatientStatus> status,
        JsonNullable<LocalDate> firstVisitOn,
        JsonNullable<@Text(max = 100) String> externalId,
        JsonNullable<@Text(max = 50) String> chartNumber,
        JsonNullable<@Min(1900) @Max(9999) Integer> yearlyNumberingYear,
        JsonNullable<@Positive Integer> yearlyNumberingNumber,
        JsonNullable<@Valid NationalIdsPatch> nationalIds,
        JsonNullable<@Percentage BigDecimal> defaultDiscount,
        JsonNullable<Integer> sourceNumber,
        JsonNullable<Integer> priceListNumber,
        JsonNullable<UUID> guarantorId,
        JsonNullable<UUID> operatorId,
        JsonNullable<@NotNull Boolean> blocked,
        JsonNullable<UUID> secondOperatorId,
        JsonNullable<UUID> branchId,
        JsonNullable<UUID> billingTypeId,
        JsonNullable<@Text(max = 10_000) String> billingNote,
        JsonNullable<ContactMethod> confirmBy,
        JsonNullable<ContactMethod> contactBy,
        JsonNullable<ContactMethod> recallBy,
        JsonNullable<@NotNull Boolean> emailEnabled,
        JsonNullable<@NotNull Boolean> emailReminders,
        JsonNullable<@NotNull Boolean> smsReminders,
        JsonNullable<@NotNull Boolean> documentSignatureEmail,
        JsonNullable<@NotNull Boolean> smsConsented,
        JsonNullable<@Size(max = 200) Map<String, Object>> customFields,
        JsonNullable<@Null Instant> archivedAt) {

    boolean restores() {
        return archivedAt.isPresent();
    }

    PersonalDetails onto(PersonalDetails personal) {
        return new PersonalDetails(
                firstName.orElse(personal.firstName()),
                middleName.orElse(personal.middleName()),
                lastName.orElse(personal.lastName()),
                socialName.orElse(personal.socialName()),
                phonesOnto(personal),
                email.orElse(personal.email()),
                dateOfBirth.orElse(personal.dateOfBirth()),
                placeOfBirth.orElse(personal.placeOfBirth()),
                gender.orElse(personal.gender()),
                maritalStatus.orElse(personal.maritalStatus()),
                onto(personal.address()),
                job.orElse(personal.job()),
                language.orElse(personal.language()),
                notes.orElse(personal.notes()),
                status.orElse(personal.status()),
                firstVisitOn.orElse(personal.firstVisitOn()),
                onto(personal.identification()),
                onto(personal.terms()),
                onto(personal.reminders()),
                onto(personal.wishes()),
                customFieldsOnto(personal.customFields()));
    }

    private List<PatientPhone> phonesOnto(PersonalDetails personal) {
        if (!phones.isPresent()) {
            return phone.isPresent() ? personal.phonesBeginningWith(phone.get()) : personal.phones();
        }
        var wanted = PhoneForm.toPhones(phones.get());
        if (phone.isPresent()) {
            PhoneForm.mustBeginWith(phone.get(), wanted);
        }
        return wanted;
    }

    private Address onto(Address known) {
        return new Address(
                address.orElse(known.address()),
                addressLine2.orElse(known.addressLine2()),
                city.orElse(known.city()),
                district.orElse(known.district()),
                province.orElse(known.province()),
                postcode.orElse(known.postcode()),
                country.orElse(known.country()));
    }

    private Identification onto(Identification known) {
        return new Identification(
                externalId.orElse(known.externalId()),
                chartNumber.orElse(known.chartNumber()),
                yearlyNumberingYear.orElse(known.yearlyNumberingYear()),
                yearlyNumberingNumber.orElse(known.yearlyNumberingNumber()),
                nationalIdsOnto(known.nationalIds()));
    }

    private NationalIds nationalIdsOnto(NationalIds known) {
        if (!nationalIds.isPresent()) {
            return known;
        }
        return nationalIds.get() == null ? NationalIds.NONE : nationalIds.get().onto(known);
    }

    private Terms onto(Terms known) {
        return new Terms(
                defaultDiscount.orElse(known.defaultDiscount()),
                sourceNumber.orElse(known.sourceNumber()),
                priceListNumber.orElse(known.priceListNumber()),
                guarantorId.orElse(known.guarantorId()),
                operatorId.orElse(known.operatorId()),
                blocked.orElse(known.blocked()),
                secondOperatorId.orElse(known.secondOperatorId()),
                branchId.orElse(known.branchId()),
                billingTypeId.orElse(known.billingTypeId()),
                billingNote.orElse(known.billingNote()));
    }

    private ContactWishes onto(ContactWishes known) {
        return new ContactWishes(
                confirmBy.orElse(known.confirmBy()),
                contactBy.orElse(known.contactBy()),
                recallBy.orElse(known.recallBy()));
    }

    private Reminders onto(Reminders known) {
        return new Reminders(
                emailEnabled.orElse(known.emailEnabled()),
                emailReminders.orElse(known.emailReminders()),
                smsReminders.orElse(known.smsReminders()),
                documentSignatureEmail.orElse(known.documentSignatureEmail()),
                smsConsented.orElse(known.smsConsented()));
    }

    /** A merge patch within the merge patch: null takes one value away. */
    private Map<String, Object> customFieldsOnto(Map<String, Object> known) {
        if (!customFields.isPresent()) {
            return known;
        }
        if (customFields.get() == null) {
            return Map.of();
        }
        var merged = new HashMap<>(known);
        merged.putAll(customFields.get());
        return merged;
    }
}
