package org.molaris.clinic.rest.credentials;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.credential.ApiKeyRole;
import org.molaris.clinic.rest.form.Text;

/** An API key to be issued. */
record NewApiKey(
        @NotBlank @Text(max = 200) String name,
        @NotNull ApiKeyRole role,

        @Schema(
                nullable = true,
                description = "For a key that opens together with this developer's alone: Authorization: ODFHIR"
                        + " <developer's key>/<this key>.")
        UUID developerId) {}
