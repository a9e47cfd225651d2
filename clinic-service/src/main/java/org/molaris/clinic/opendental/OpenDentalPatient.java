package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.molaris.clinic.account.Balance;
import org.molaris.clinic.opendental.Phones.Place;
import org.molaris.clinic.patient.MaritalStatus;
import org.molaris.clinic.patient.NumberedPatient;
import org.molaris.clinic.patient.PatientDetails;
import org.molaris.clinic.patient.Reminders;
import org.molaris.dialect.Values;
import org.molaris.opendental.Writing;

/**
 * A patient as Open Dental shows one.
 *
 * @param serverDateTime when the list was read; absent of a patient alone
 * @param imageFolder a name that is told for programs that build paths; there are no such folders
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalPatient(
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("serverDateTime")
        String serverDateTime,

        long patNum,
        @JsonProperty("LName") String lastName,
        @JsonProperty("FName") String firstName,
        @JsonProperty("MiddleI") String middleName,
        String preferred,
        String patStatus,
        String gender,
        String position,
        String birthdate,
        @JsonProperty("SSN") String ssn,
        String address,
        String address2,
        String city,
        String state,
        String zip,
        String hmPhone,
        String wkPhone,
        String wirelessPhone,
        long guarantor,
        String email,
        BigDecimal estBalance,
        long priProv,
        @JsonProperty("priProvAbbr") String priProvAbbr,
        long secProv,
        @JsonProperty("secProvAbbr") String secProvAbbr,
        String billingType,
        String imageFolder,
        String famFinUrgNote,
        String chartNumber,
        @JsonProperty("MedicaidID") String medicaidId,
        BigDecimal balTotal,
        long employerNum,
        String dateFirstVisit,
        long clinicNum,
        @JsonProperty("clinicAbbr") String clinicAbbr,
        String ward,
        String preferConfirmMethod,
        String preferContactMethod,
        String preferRecallMethod,
        String language,
        String admitDate,
        @JsonProperty("siteDesc") String siteDesc,
        @JsonProperty("DateTStamp") String dateTimeStamp,
        long superFamily,
        String txtMsgOk,
        String secDateEntry) {

    private static final Pattern NO_LETTER = Pattern.compile("\\P{L}");

    /** One alone. */
    static OpenDentalPatient of(NumberedPatient numbered, Balance balance, Writing writing) {
        return of(numbered, balance, writing, null);
    }

    static OpenDentalPatient of(NumberedPatient numbered, Balance balance, Writing writing, String serverDateTime) {
        var patient = numbered.patient();
        var personal = patient.personal();
        var address = personal.address();
        var ids = personal.identification().nationalIds();
        return new OpenDentalPatient(
                serverDateTime,
                patient.number(),
                Writing.text(personal.lastName()),
                Writing.text(personal.firstName()),
                Writing.text(personal.middleName()),
                Writing.text(personal.socialName()),
                status(patient),
                Words.ofKnown(Words.GENDER, personal.gender()),
                Words.of(Words.POSITION, Objects.requireNonNullElse(personal.maritalStatus(), MaritalStatus.SINGLE)),
                writing.date(personal.dateOfBirth()),
                Writing.text(ids.ssn()),
                Writing.text(address.address()),
                Writing.text(address.addressLine2()),
                Writing.text(address.city()),
                Writing.text(address.province()),
                Writing.text(address.postcode()),
                Phones.at(Place.HOME, personal.phones()),
                Phones.at(Place.WORK, personal.phones()),
                Phones.at(Place.MOBILE, personal.phones()),
                numbered.guarantor(),
                Writing.text(personal.email()),
                Writing.amount(balance.own()),
                numbered.operator().number(),
                Writing.text(numbered.operator().name()),
                numbered.secondOperator().number(),
                Writing.text(numbered.secondOperator().name()),
                Writing.text(numbered.billingType()),
                imageFolder(patient),
                Writing.text(personal.terms().billingNote()),
                Writing.text(personal.identification().chartNumber()),
                Writing.text(ids.medicaidId()),
                Writing.amount(numbered.isGuarantor() ? balance.family() : null),
                0,
                writing.date(personal.firstVisitOn()),
                numbered.branch().number(),
                Writing.text(numbered.branch().name()),
                "",
                Words.ofKnown(Words.CONTACT, personal.wishes().confirmBy()),
                Words.ofKnown(Words.CONTACT, personal.wishes().contactBy()),
                Words.ofKnown(Words.CONTACT, personal.wishes().recallBy()),
                Languages.write(personal.language()),
                writing.date(Values.NO_DATE),
                "",
                writing.dateTime(patient.updatedAt()),
                0,
                Words.of(Words.TEXTING, texting(personal.reminders())),
                writing.dateOf(patient.createdAt()));
    }

    static String status(PatientDetails patient) {
        return patient.archivedAt() == null
                ? Words.ofKnown(Words.STATUS, patient.personal().status())
                : Words.ARCHIVED;
    }

    static Words.Texting texting(Reminders reminders) {
        if (!reminders.smsReminders()) {
            return Words.Texting.NO;
        }
        return reminders.smsConsented() ? Words.Texting.YES : Words.Texting.UNKNOWN;
    }

    private static String imageFolder(PatientDetails patient) {
        var name = Writing.text(patient.personal().lastName())
                + Writing.text(patient.personal().firstName());
        return NO_LETTER.matcher(name).replaceAll("") + patient.number();
    }
}
