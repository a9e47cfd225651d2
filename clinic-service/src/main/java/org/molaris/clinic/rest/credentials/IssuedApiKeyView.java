package org.molaris.clinic.rest.credentials;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.credential.IssuedApiKey;

/** An API key, with the key itself this once. */
record IssuedApiKeyView(
        @JsonUnwrapped ApiKeyView key,

        @Schema(
                nullable = true,
                description = "The key, shown this once. Null in a repeat under the same Idempotency-Key.")
        String secret) {

    static IssuedApiKeyView of(IssuedApiKey issued) {
        return new IssuedApiKeyView(ApiKeyView.of(issued.key()), issued.secret());
    }

    @Override
    public String toString() {
        return "IssuedApiKeyView[" + key + "]";
    }
}
