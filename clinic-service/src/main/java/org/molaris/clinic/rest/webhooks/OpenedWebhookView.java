package org.molaris.clinic.rest.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.integration.OpenedWebhook;

/** A webhook of an integrator, with its secret this once. */
record OpenedWebhookView(
        @JsonUnwrapped WebhookView webhook,

        @Schema(
                nullable = true,
                description = "What deliveries are signed with, shown this once. Null in a repeat under the same"
                        + " Idempotency-Key.")
        String secret) {

    static OpenedWebhookView of(OpenedWebhook opened) {
        return new OpenedWebhookView(WebhookView.of(opened.webhook()), opened.secret());
    }

    @Override
    public String toString() {
        return "OpenedWebhookView[" + webhook + "]";
    }
}
