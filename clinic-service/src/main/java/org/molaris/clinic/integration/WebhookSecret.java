package org.molaris.clinic.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an integrator knows deliveries by.
 *
 * @param text as Standard Webhooks writes it: {@code whsec_} and the key in Base64
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int KEY_LENGTH = 32;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret random() {
        var key = new byte[KEY_LENGTH];
        RANDOM.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /**
     * The headers by which a receiver knows who says so, and that it was said now.
     *
     * @param secrets all that are valid; one of them is enough for the receiver
     * @param id of the event: the same at every attempt
     */
    static Map<String, String> sign(List<WebhookSecret> secrets, String id, Instant now, String body) {
        var signed = "%s.%d.%s".formatted(id, now.getEpochSecond(), body);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                secrets.stream().map(secret -> "v1," + secret.hmac(signed)).collect(Collectors.joining(" ")));
    }

    private String hmac(String words) {
        try {
            var hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), HMAC));
            return Base64.getEncoder().encodeToString(hmac.doFinal(words.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[]";
    }
}
