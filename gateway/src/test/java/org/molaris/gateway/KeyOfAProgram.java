package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.molaris.events.Topic;

/**
 * An API key as clinic-service would issue it, and what it would say of it.
 *
 * @param developer whose key has to come with it; null for none
 */
record KeyOfAProgram(UUID id, UUID clinic, String role, UUID developer, String prefix, String text) {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    static KeyOfAProgram of(UUID clinic, String role) {
        return of(clinic, role, null);
    }

    static KeyOfAProgram of(UUID clinic, String role, UUID developer) {
        var prefix = "mk_" + word(12);
        return new KeyOfAProgram(
                UUID.randomUUID(), clinic, role, developer, prefix, withChecksum(prefix + "_" + word(32)));
    }

    /** Another secret behind the same prefix, the checksum right. */
    String forged() {
        return withChecksum(prefix + "_" + word(32));
    }

    void issue(ClinicsTopic topic) {
        say(topic, "created", null, 1);
    }

    void revoke(ClinicsTopic topic) {
        say(topic, "deleted", "2026-01-01T00:00:00Z", 2);
        topic.say(Topic.CREDENTIALS, "api-key-deleted", id.toString(), null);
    }

    void say(ClinicsTopic topic, String change, String revokedAt, long version) {
        topic.say(Topic.CREDENTIALS, "api-key-" + change, id.toString(), event(change, revokedAt, version));
    }

    /** The same, with what takes away from its role. */
    void issue(ClinicsTopic topic, String scope) {
        topic.say(
                Topic.CREDENTIALS,
                "api-key-created",
                id.toString(),
                event("created", null, 1).replace("\"role\"", "\"scope\":\"" + scope + "\",\"role\""));
    }

    String event(String change, String revokedAt, long version) {
        return """
                {"change":"%s","api_key":{"id":"%s","number":7,"clinic_id":"%s","name":"Web site","role":"%s",
                 %s"prefix":"%s","digest":"%s","revoked_at":%s,"version":%d,"of_a_later_version":1}}""".formatted(
                        change,
                        id,
                        clinic,
                        role,
                        developer == null ? "" : "\"developer_id\":\"" + developer + "\",",
                        prefix,
                        digestOf(text),
                        revokedAt == null ? "null" : '"' + revokedAt + '"',
                        version);
    }

    static String digestOf(String text) {
        try {
            var file = Path.of(ConfigProvider.getConfig().getValue("molaris.gateway.api-keys.pepper", String.class));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(Files.readString(file).strip()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String word(int length) {
        return (UUID.randomUUID().toString() + UUID.randomUUID())
                .replace("-", "")
                .substring(0, length);
    }

    static String withChecksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        var checksum = "";
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum = DIGITS.charAt((int) (rest % 62)) + checksum;
        }
        return text + checksum;
    }
}
