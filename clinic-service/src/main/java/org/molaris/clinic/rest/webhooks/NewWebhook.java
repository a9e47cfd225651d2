package org.molaris.clinic.rest.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.rest.form.Text;

/** Where an integrator wants to be told, and of which events. */
record NewWebhook(
        @NotBlank @Text(max = 2000) @Schema(description = "Full, https, and on the public internet")
        String url,

        @NotNull
        @Size(min = 1, max = 100)
        @Schema(description = "Types of events, such as payment-recorded; * for all of them, and whatever is added")
        List<@NotBlank @Text(max = 100) String> eventTypes) {

    /** Without the URL, which may have a secret in it. */
    @Override
    public String toString() {
        return "NewWebhook[" + eventTypes + "]";
    }
}
