package org.molaris.recall.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a clinic speaks on WhatsApp, secrets included. Everything may be null.
 *
 * @param phoneNumberId what WhatsApp calls the number that the clinic sends from
 * @param baseUrl where messages are handed in, when not with WhatsApp itself
 * @param accessToken lets messages be sent in the clinic's name
 * @param appSecret signs what WhatsApp sends
 */
public record Sender(String phoneNumberId, String baseUrl, String accessToken, String appSecret) {

    /** As the owner of clinics tells it. */
    static Sender of(JsonNode told) {
        return new Sender(
                told.path("phone_number_id").asText(null),
                told.path("base_url").asText(null),
                told.path("access_token").asText(null),
                told.path("app_secret").asText(null));
    }

    public boolean usesCloudApi() {
        return phoneNumberId != null && accessToken != null;
    }

    @Override
    public String toString() {
        return "Sender[" + phoneNumberId + "]";
    }
}
