package org.molaris.clinic.opendental;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Objects;
import org.molaris.clinic.setup.Branch;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.PostalAddress;
import org.molaris.opendental.Writing;

/** A branch, which Open Dental calls a clinic. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record OpenDentalClinic(
        long clinicNum,
        String description,
        String address,
        String address2,
        String city,
        String state,
        String zip,
        String billingAddress,
        String billingAddress2,
        String billingCity,
        String billingState,
        String billingZip,
        String payToAddress,
        String payToAddress2,
        String payToCity,
        String payToState,
        String payToZip,
        String phone,
        String abbr,
        String isHidden) {

    private static final String NORTH_AMERICA = "+1";
    private static final int NORTH_AMERICAN = 12;

    static OpenDentalClinic of(Numbered<Branch> numbered) {
        var branch = numbered.kept().details();
        var billing = Objects.requireNonNullElse(branch.billingAddress(), PostalAddress.NONE);
        var payTo = Objects.requireNonNullElse(branch.payToAddress(), PostalAddress.NONE);
        return new OpenDentalClinic(
                numbered.kept().number(),
                branch.name(),
                Writing.text(branch.address()),
                Writing.text(branch.addressLine2()),
                Writing.text(branch.city()),
                Writing.text(branch.province()),
                Writing.text(branch.postcode()),
                Writing.text(billing.address()),
                Writing.text(billing.addressLine2()),
                Writing.text(billing.city()),
                Writing.text(billing.province()),
                Writing.text(billing.postcode()),
                Writing.text(payTo.address()),
                Writing.text(payTo.addressLine2()),
                Writing.text(payTo.city()),
                Writing.text(payTo.province()),
                Writing.text(payTo.postcode()),
                phone(branch.phone()),
                Objects.requireNonNullElse(branch.abbreviation(), branch.name()),
                Writing.flag(numbered.kept().deletedAt() != null));
    }

    /** Ten digits in North America, otherwise with a plus sign and the country's code. */
    static String phone(String phone) {
        return phone != null && phone.startsWith(NORTH_AMERICA) && phone.length() == NORTH_AMERICAN
                ? phone.substring(NORTH_AMERICA.length())
                : Writing.text(phone);
    }
}
