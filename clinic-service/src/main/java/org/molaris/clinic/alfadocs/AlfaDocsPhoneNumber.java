package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PhoneNumbers;

/**
 * A phone of a patient as AlfaDocs shows one.
 *
 * @param id the phone's number among those of its patient
 * @param prefix the country's, with a plus sign
 * @param number as it is after that
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsPhoneNumber(String id, String prefix, String number, String label, boolean smsEnabled) {

    static AlfaDocsPhoneNumber of(PatientPhone phone) {
        var prefix = "+" + PhoneNumbers.countryCode(phone.phone());
        return new AlfaDocsPhoneNumber(
                String.valueOf(phone.number()),
                prefix,
                phone.phone().substring(prefix.length()),
                phone.label(),
                phone.smsEnabled());
    }
}
