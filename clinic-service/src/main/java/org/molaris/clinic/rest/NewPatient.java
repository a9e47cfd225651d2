package org.molaris.clinic.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * A patient to be registered.
 *
 * @param phone instead of phones, or the first of them
 */
record NewPatient(
        @NotBlank @Text(max = 200) String firstName,
        @Text(max = 200) String middleName,
        @Text(max = 200) String lastName,
        @Text(max = 200) String socialName,
        @Phone String phone,
        @Size(max = 20) List<@NotNull @Valid PhoneForm> phones,
        @Email @Text(max = 254) String email,
        LocalDate dateOfBirth,
        @Text(max = 200) String placeOfBirth,
        Gender gender,
        MaritalStatus maritalStatus,
        @Text(max = 500) String address,
        @Text(max = 500) String addressLine2,
        @Text(max = 200) String city,
        @Text(max = 200) String district,
        @Text(max = 200) String province,
        @Text(max = 20) String postcode,
        @Known(Known.As.COUNTRY) String country,
        @Text(max = 200) String job,
        @Known(Known.As.LANGUAGE) String language,
        @Text(max = 10_000) String notes,
        PatientStatus status,
        LocalDate firstVisitOn,
        @Text(max = 100) String externalId,
        @Text(max = 50) String chartNumber,
        @Min(1900) @Max(9999) Integer yearlyNumberingYear,
        @Positive Integer yearlyNumberingNumber,
        @Valid NationalIdsForm nationalIds,
        @Percentage BigDecimal defaultDiscount,
        Integer sourceNumber,
        Integer priceListNumber,
        UUID guarantorId,
        UUID operatorId,
        Boolean blocked,
        UUID secondOperatorId,
        UUID branchId,
        UUID billingTypeId,
        @Text(max = 10_000) String billingNote,
        ContactMethod confirmBy,
        ContactMethod contactBy,
        ContactMethod recallBy,
        Boolean emailEnabled,
        Boolean emailReminders,
        Boolean smsReminders,
        Boolean documentSignatureEmail,
        Boolean smsConsented,
        @Size(max = 200) Map<String, Object> customFields) {

    PersonalDetails toPersonalDetails() {
        return new PersonalDetails(
                firstName,
                middleName,
                lastName,
                socialName,
                allPhones(),
                email,
                dateOfBirth,
                placeOfBirth,
                gender,
                maritalStatus,
                new Address(address, addressLine2, city, district, province, postcode, country),
                job,
                language,
                notes,
                status,
                firstVisitOn,
                new Identification(
                        externalId,
                        chartNumber,
                        yearlyNumberingYear,
                        yearlyNumberingNumber,
                        nationalIds == null ? NationalIds.NONE : nationalIds.toNationalIds()),
                new Terms(
                        defaultDiscount,
                        sourceNumber,
                        priceListNumber,
                        guarantorId,
                        operatorId,
                        Objects.requireNonNullElse(blocked, false),
                        secondOperatorId,
                        branchId,
                        billingTypeId,
                        billingNote),
                new Reminders(
                        Objects.requireNonNullElse(emailEnabled, true),
                        Objects.requireNonNullElse(emailReminders, true),
                        Objects.requireNonNullElse(smsReminders, true),
                        Objects.requireNonNullElse(documentSignatureEmail, true),
                        Objects.requireNonNullElse(smsConsented, false)),
                new ContactWishes(confirmBy, contactBy, recallBy),
                customFields);
    }

    private List<PatientPhone> allPhones() {
        if (phones == null) {
            return phone == null ? List.of() : List.of(PatientPhone.of(phone));
        }
        var all = PhoneForm.toPhones(phones);
        if (phone != null) {
            PhoneForm.mustBeginWith(phone, all);
        }
        return all;
    }
}
