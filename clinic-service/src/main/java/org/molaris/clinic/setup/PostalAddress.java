package org.molaris.clinic.setup;

/**
 * Where letters go.
 *
 * @param address street and house
 */
public record PostalAddress(String address, String addressLine2, String city, String province, String postcode) {

    public static final PostalAddress NONE = new PostalAddress(null, null, null, null, null);

    public PostalAddress {
        address = Tidy.text(address);
        addressLine2 = Tidy.text(addressLine2);
        city = Tidy.text(city);
        province = Tidy.text(province);
        postcode = Tidy.text(postcode);
    }

    /** Null rather than an empty one. */
    static PostalAddress orNone(PostalAddress address) {
        return NONE.equals(address) ? null : address;
    }
}
