package org.molaris.clinic.patient;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A way to reach somebody by the name that tables have for it. */
@Converter
class ContactMethodName extends LowerCaseName<ContactMethod> {

    ContactMethodName() {
        super(ContactMethod.class);
    }
}
