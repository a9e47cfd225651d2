package org.molaris.clinic.setup;

/**
 * A place where the clinic works.
 *
 * @param billingAddress where bills say that they come from, when that is elsewhere; null otherwise
 * @param payToAddress where insurers send what they pay, when that is elsewhere; null otherwise
 */
public record Branch(
        String name,
        String abbreviation,
        String address,
        String addressLine2,
        String district,
        String city,
        String province,
        String postcode,
        String phone,
        PostalAddress billingAddress,
        PostalAddress payToAddress,
        int sequence)
        implements Details {

    public Branch {
        name = Tidy.name("name", name);
        abbreviation = Tidy.text(abbreviation);
        address = Tidy.text(address);
        addressLine2 = Tidy.text(addressLine2);
        district = Tidy.text(district);
        city = Tidy.text(city);
        province = Tidy.text(province);
        postcode = Tidy.text(postcode);
        billingAddress = PostalAddress.orNone(billingAddress);
        payToAddress = PostalAddress.orNone(payToAddress);
    }

    /** One of which only the name is known. */
    static Branch named(String name) {
        return new Branch(name, null, null, null, null, null, null, null, null, null, null, 0);
    }
}
