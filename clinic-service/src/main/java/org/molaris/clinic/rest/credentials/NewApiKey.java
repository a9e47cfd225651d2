package org.molaris.clinic.rest.credentials;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.credential.ApiKeyRole;
import org.molaris.clinic.rest.form.Text;

/** An API key to be issued. */
record NewApiKey(
        @NotBlank @Text(max = 200) String name,
        @NotNull ApiKeyRole role,

        @Schema(
                nullable = true,
                description =
                        "What the key may do of what its role allows: dental:read, dental:write, or the permissions"
                                + " of Open Dental, such as opendental:Appointments. Null: all of it.")
        @Size(min = 1, max = 20)
        List<@NotNull @KnownScope String> scopes,

        @Schema(
                nullable = true,
                description = "For a key that opens together with this developer's alone: Authorization: ODFHIR"
                        + " <developer's key>/<this key>.")
        UUID developerId) {

    /** As passports say it: each once, in their order. */
    String scope() {
        return scopes == null ? null : scopes.stream().distinct().sorted().collect(Collectors.joining(" "));
    }
}
