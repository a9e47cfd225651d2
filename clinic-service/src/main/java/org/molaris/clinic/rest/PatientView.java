package org.molaris.clinic.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.molaris.clinic.patient.ContactMethod;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.MaritalStatus;
import org.molaris.clinic.patient.NationalIds;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PatientStatus;
import org.molaris.web.OfPatient;

/** A patient. */
record PatientView(
        @OfPatient UUID id,
        long number,
        UUID clinicId,
        String firstName,
        String middleName,
        String lastName,
        String socialName,
        String phone,
        List<PatientPhone> phones,
        String email,
        LocalDate dateOfBirth,
        String placeOfBirth,
        Gender gender,
        MaritalStatus maritalStatus,
        String address,
        String addressLine2,
        String city,
        String district,
        String province,
        String postcode,
        String country,
        String job,
        String language,
        String notes,
        PatientStatus status,
        LocalDate firstVisitOn,
        String externalId,
        String chartNumber,
        Integer yearlyNumberingYear,
        Integer yearlyNumberingNumber,
        NationalIds nationalIds,
        BigDecimal defaultDiscount,
        Integer sourceNumber,
        Integer priceListNumber,
        UUID guarantorId,
        UUID operatorId,
        boolean blocked,
        UUID secondOperatorId,
        UUID branchId,
        UUID billingTypeId,
        String billingNote,
        ContactMethod confirmBy,
        ContactMethod contactBy,
        ContactMethod recallBy,
        boolean emailEnabled,
        boolean emailReminders,
        boolean smsReminders,
        boolean documentSignatureEmail,
        boolean smsConsented,
        Map<String, Object> customFields,
        boolean recallOptedOut,
        Instant archivedAt,
        UUID mergedInto,
        Instant erasedAt,
        Instant createdAt,
        Instant updatedAt) {

    static PatientView of(PatientDetails patient) {
        var personal = patient.personal();
        var address = personal.address();
        var identification = personal.identification();
        var terms = personal.terms();
        var reminders = personal.reminders();
        return new PatientView(
                patient.id(),
                patient.number(),
                patient.clinicId(),
                personal.firstName(),
                personal.middleName(),
                personal.lastName(),
                personal.socialName(),
                personal.phone(),
                personal.phones(),
                personal.email(),
                personal.dateOfBirth(),
                personal.placeOfBirth(),
                personal.gender(),
                personal.maritalStatus(),
                address.address(),
                address.addressLine2(),
                address.city(),
                address.district(),
                address.province(),
                address.postcode(),
                address.country(),
                personal.job(),
                personal.language(),
                personal.notes(),
                personal.status(),
                personal.firstVisitOn(),
                identification.externalId(),
                identification.chartNumber(),
                identification.yearlyNumberingYear(),
                identification.yearlyNumberingNumber(),
                identification.nationalIds(),
                terms.defaultDiscount(),
                terms.sourceNumber(),
                terms.priceListNumber(),
                terms.guarantorId(),
                terms.operatorId(),
                terms.blocked(),
                terms.secondOperatorId(),
                terms.branchId(),
                terms.billingTypeId(),
                terms.billingNote(),
                personal.wishes().confirmBy(),
                personal.wishes().contactBy(),
                personal.wishes().recallBy(),
                reminders.emailEnabled(),
                reminders.emailReminders(),
                reminders.smsReminders(),
                reminders.documentSignatureEmail(),
                reminders.smsConsented(),
                personal.customFields(),
                patient.recallOptedOut(),
                patient.archivedAt(),
                patient.mergedInto(),
                patient.erasedAt(),
                patient.createdAt(),
                patient.updatedAt());
    }
}
