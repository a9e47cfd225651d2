package org.molaris.clinic.credential;

import jakarta.persistence.Converter;
import org.molaris.data.LowerCaseName;

/** A role by the name that tables and passports have for it. */
@Converter
class ApiKeyRoleName extends LowerCaseName<ApiKeyRole> {

    ApiKeyRoleName() {
        super(ApiKeyRole.class);
    }
}
