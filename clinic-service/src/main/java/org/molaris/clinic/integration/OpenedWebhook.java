package org.molaris.clinic.integration;

/**
 * A webhook that was just given a secret.
 *
 * @param secret for this once; null when this repeats an answer that had it
 */
public record OpenedWebhook(WebhookDetails webhook, String secret) {

    @Override
    public String toString() {
        return "OpenedWebhook[" + webhook + "]";
    }
}
