package org.molaris.clinic.patient;

import jakarta.persistence.Embeddable;

/**
 * Where a patient lives.
 *
 * @param address street and house
 * @param country ISO 3166-1, two letters
 */
@Embeddable
public record Address(
        String address,
        String addressLine2,
        String city,
        String district,
        String province,
        String postcode,
        String country) {

    static final Address UNKNOWN = new Address(null, null, null, null, null, null, null);

    public Address {
        address = Tidy.text(address);
        addressLine2 = Tidy.text(addressLine2);
        city = Tidy.text(city);
        district = Tidy.text(district);
        province = Tidy.text(province);
        postcode = Tidy.text(postcode);
    }
}
