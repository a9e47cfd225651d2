package org.molaris.clinic.opendental;

import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.patient.PatientCriterion;
import org.molaris.clinic.patient.PatientSelection;
import org.molaris.dialect.DialectRefused;

/**
 * What {@code patients} is asked for: text is looked for at the beginning, but phones and emails anywhere. Whoever is
 * archived or deceased is left out unless asked for.
 */
public class SelectQuery {

    private static final Set<String> PARAMETERS = Set.of(
            "LName",
            "FName",
            "Phone",
            "Address",
            "hideInactive",
            "City",
            "State",
            "SSN",
            "ChartNumber",
            "guarOnly",
            "showArchived",
            "Birthdate",
            "SiteNum",
            "SubscriberId",
            "Email",
            "Country",
            "clinicNums",
            "clinicAbbr",
            "invoiceNumber",
            "Offset",
            "Limit",
            "DateFormatString",
            "DateTimeFormatString");

    @RestQuery("LName")
    String lastName;

    @RestQuery("FName")
    String firstName;

    @RestQuery("Phone")
    String phone;

    @RestQuery("Address")
    String address;

    @RestQuery("hideInactive")
    String hideInactive;

    @RestQuery("City")
    String city;

    @RestQuery("State")
    String state;

    @RestQuery("SSN")
    String ssn;

    @RestQuery("ChartNumber")
    String chartNumber;

    @RestQuery("guarOnly")
    String guarOnly;

    @RestQuery("showArchived")
    String showArchived;

    @RestQuery("Birthdate")
    String birthdate;

    @RestQuery("SiteNum")
    String siteNum;

    @RestQuery("SubscriberId")
    String subscriberId;

    @RestQuery("Email")
    String email;

    @RestQuery("Country")
    String country;

    @RestQuery("clinicNums")
    String clinicNums;

    @RestQuery("clinicAbbr")
    String clinicAbbr;

    @RestQuery("invoiceNumber")
    String invoiceNumber;

    PatientSelection selection(UriInfo uri) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw DialectRefused.badRequest("'%s' is not a valid parameter".formatted(name));
                });
        Sent.mustAskNothing("SiteNum", siteNum);
        Sent.mustAskNothing("SubscriberId", subscriberId);
        Sent.mustAskNothing("invoiceNumber", invoiceNumber);
        return new Selecting()
                .text(PatientCriterion.LAST_NAME, "LName", lastName)
                .text(PatientCriterion.FIRST_NAME, "FName", firstName)
                .digits(PatientCriterion.PHONE, "Phone", phone)
                .text(PatientCriterion.ADDRESS, "Address", address)
                .text(PatientCriterion.CITY, "City", city)
                .text(PatientCriterion.PROVINCE, "State", state)
                .text(PatientCriterion.SSN, "SSN", ssn)
                .text(PatientCriterion.CHART_NUMBER, "ChartNumber", chartNumber)
                .text(PatientCriterion.EMAIL, "Email", email)
                .text(PatientCriterion.COUNTRY, "Country", country)
                .text(PatientCriterion.BRANCH_NAME, "clinicAbbr", clinicAbbr)
                .birthdate("Birthdate", birthdate)
                .branches("clinicNums", clinicNums)
                .flag(PatientCriterion.NOT_INACTIVE, "hideInactive", hideInactive, true, false)
                .flag(PatientCriterion.GUARANTORS, "guarOnly", guarOnly, true, false)
                .flag(PatientCriterion.NOT_ARCHIVED, "showArchived", showArchived, false, false)
                .selection();
    }
}
