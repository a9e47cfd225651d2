package org.molaris.clinic.rest.credentials;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.molaris.clinic.credential.ApiKeyRole;
import org.molaris.clinic.rest.form.Text;

/** An API key to be issued. */
record NewApiKey(
        @NotBlank @Text(max = 200) String name, @NotNull ApiKeyRole role) {}
