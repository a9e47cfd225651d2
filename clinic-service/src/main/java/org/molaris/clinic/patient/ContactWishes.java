package org.molaris.clinic.patient;

import static org.molaris.clinic.patient.PersonalDetails.either;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/**
 * How a patient wants to be reached, for those who do it by hand.
 *
 * @param confirmBy to confirm an appointment
 * @param contactBy otherwise
 * @param recallBy to be called in again
 */
@Embeddable
public record ContactWishes(
        @Convert(converter = ContactMethodName.class) ContactMethod confirmBy,
        @Convert(converter = ContactMethodName.class) ContactMethod contactBy,
        @Convert(converter = ContactMethodName.class) ContactMethod recallBy) {

    public static final ContactWishes NONE = new ContactWishes(null, null, null);

    ContactWishes filledFrom(ContactWishes other) {
        return new ContactWishes(
                either(confirmBy, other.confirmBy),
                either(contactBy, other.contactBy),
                either(recallBy, other.recallBy));
    }
}
