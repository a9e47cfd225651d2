package org.molaris.clinic.rest.credentials;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.credential.RegisteredDeveloper;

/** A developer, with the key this once. */
record RegisteredDeveloperView(
        @JsonUnwrapped DeveloperView developer,

        @Schema(
                nullable = true,
                description = "The developer's key, shown this once. Null in a repeat under the same Idempotency-Key.")
        String key) {

    static RegisteredDeveloperView of(RegisteredDeveloper registered) {
        return new RegisteredDeveloperView(DeveloperView.of(registered.developer()), registered.secret());
    }

    @Override
    public String toString() {
        return "RegisteredDeveloperView[" + developer + "]";
    }
}
