package org.molaris.clinic.rest.credentials;

import jakarta.validation.constraints.NotBlank;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about an API key: its name, and nothing else ever. */
@AtLeastOneField
record ApiKeyPatch(JsonNullable<@NotBlank @Text(max = 200) String> name) {}
