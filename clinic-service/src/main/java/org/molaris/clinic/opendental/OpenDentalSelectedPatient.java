package org.molaris.clinic.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.molaris.clinic.opendental.Phones.Place;
import org.molaris.clinic.patient.NumberedPatient;
import org.molaris.opendental.Writing;

/** A patient as Open Dental's window for selecting one shows them. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalSelectedPatient(
        long patNum,
        @JsonProperty("LName") String lastName,
        @JsonProperty("FName") String firstName,
        @JsonProperty("MiddleI") String middleName,
        String preferred,
        String patStatus,
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
        String email,
        @JsonProperty("priProvAbbr") String priProvAbbr,
        @JsonProperty("secProvAbbr") String secProvAbbr,
        String billingType,
        String chartNumber,
        long clinicNum,
        @JsonProperty("clinicAbbr") String clinicAbbr,
        @JsonProperty("siteDesc") String siteDesc,
        String txtMsgOk) {

    static OpenDentalSelectedPatient of(NumberedPatient numbered, Writing writing) {
        var personal = numbered.patient().personal();
        var address = personal.address();
        return new OpenDentalSelectedPatient(
                numbered.patient().number(),
                Writing.text(personal.lastName()),
                Writing.text(personal.firstName()),
                Writing.text(personal.middleName()),
                Writing.text(personal.socialName()),
                OpenDentalPatient.status(numbered.patient()),
                writing.date(personal.dateOfBirth()),
                Writing.text(personal.identification().nationalIds().ssn()),
                Writing.text(address.address()),
                Writing.text(address.addressLine2()),
                Writing.text(address.city()),
                Writing.text(address.province()),
                Writing.text(address.postcode()),
                Phones.at(Place.HOME, personal.phones()),
                Phones.at(Place.WORK, personal.phones()),
                Phones.at(Place.MOBILE, personal.phones()),
                Writing.text(personal.email()),
                Writing.text(numbered.operator().name()),
                Writing.text(numbered.secondOperator().name()),
                Writing.text(numbered.billingType()),
                Writing.text(personal.identification().chartNumber()),
                numbered.branch().number(),
                Writing.text(numbered.branch().name()),
                "",
                Words.of(Words.TEXTING, OpenDentalPatient.texting(personal.reminders())));
    }
}
