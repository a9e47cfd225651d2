package org.molaris.clinic.rest.credentials;

import jakarta.validation.constraints.NotBlank;
import org.molaris.clinic.rest.form.Text;

/** A developer to be registered. */
record NewDeveloper(@NotBlank @Text(max = 200) String name) {}
