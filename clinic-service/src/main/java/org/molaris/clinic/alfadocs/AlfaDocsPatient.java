package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.PatientRecord;
import org.molaris.web.OfPatient;

/**
 * A patient as AlfaDocs shows one.
 *
 * @param emailValid whether there is an address: each one is checked when it is written
 * @param dateBirth the same as {@code dateOfBirth}, by the name that most programs read it by
 * @param customFields by their technical names with an underscore before them, whatever they are as text; null without a value
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsPatient(
        @OfPatient long id,
        String firstName,
        String lastName,
        String email,
        boolean emailEnabled,
        String emailValid,
        List<AlfaDocsPhoneNumber> phoneNumbers,
        String gender,
        String street,
        String city,
        String postcode,
        String province,
        LocalDate dateOfBirth,
        LocalDate dateBirth,
        String placeOfBirth,
        String italianFiscalCode,
        String job,
        String yearlyNumberingYear,
        String yearlyNumberingNumber,
        BigDecimal defaultDiscount,
        Integer sourceId,
        Integer priceListId,
        String emailReminderPossible,
        String smsReminderPossible,
        String createdAt,
        String documentSignatureEmailPossible,
        String lastModifiedAt,
        @JsonAnyGetter @Schema(hidden = true) Map<String, String> customFields) {

    static final String CUSTOM = "_";
    static final Map<String, Gender> GENDERS = Map.of("m", Gender.MALE, "f", Gender.FEMALE);

    static AlfaDocsPatient of(PatientRecord shown) {
        var patient = shown.patient();
        var personal = patient.personal();
        var address = personal.address();
        var identification = personal.identification();
        var terms = personal.terms();
        var reminders = personal.reminders();
        return new AlfaDocsPatient(
                patient.number(),
                personal.firstName(),
                personal.lastName(),
                personal.email(),
                reminders.emailEnabled(),
                String.valueOf(personal.email() != null),
                personal.phones().stream().map(AlfaDocsPhoneNumber::of).toList(),
                gender(personal.gender()),
                address.address(),
                address.city(),
                address.postcode(),
                address.province(),
                personal.dateOfBirth(),
                personal.dateOfBirth(),
                personal.placeOfBirth(),
                identification.nationalIds().fiscalCode(),
                personal.job(),
                text(identification.yearlyNumberingYear()),
                text(identification.yearlyNumberingNumber()),
                percentage(terms.defaultDiscount()),
                terms.sourceNumber(),
                terms.priceListNumber(),
                String.valueOf(reminders.emailReminders()),
                String.valueOf(reminders.smsReminders()),
                Times.written(patient.createdAt(), shown.zone()),
                String.valueOf(reminders.documentSignatureEmail()),
                Times.written(patient.updatedAt(), shown.zone()),
                customFields(shown));
    }

    /** There are no more than two here; null for others. */
    static String gender(Gender gender) {
        return GENDERS.entrySet().stream()
                .filter(each -> each.getValue() == gender)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> customFields(PatientRecord shown) {
        var values = shown.patient().personal().customFields();
        var named = new LinkedHashMap<String, String>();
        shown.customFields().forEach(name -> named.put(CUSTOM + name, text(values.get(name))));
        return named;
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Without decimals that say nothing. */
    private static BigDecimal percentage(BigDecimal percentage) {
        if (percentage == null) {
            return null;
        }
        var shortest = percentage.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
