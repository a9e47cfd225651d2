package org.molaris.clinic.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.clinic.practice.ClinicRefused.Reason;

/**
 * Encrypts what clinics entrust: AES-256 in GCM, bound to the clinic and to what it is, so that one moved to another row
 * opens nothing. Without a key nothing is taken; with one that is none the service does not start.
 *
 * <p>What has to be found by what it is gets a digest beside it, under another key that is made of the same one: equal
 * only for equal words, and telling nothing to whoever has the table alone.
 */
@Startup
@ApplicationScoped
public class SecretBox {

    private static final String KEY = "molaris.clinic.secrets-key";
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";
    private static final byte[] PURPOSE = "molaris: to find a clinic's secret by".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final Optional<SecretKeySpec> key;
    private final Optional<SecretKeySpec> digestKey;

    SecretBox(@ConfigProperty(name = KEY) Optional<String> base64) {
        this.key = base64.map(SecretBox::keyOf);
        this.digestKey = key.map(secret -> new SecretKeySpec(hmac(secret.getEncoded(), PURPOSE), HMAC));
        if (key.isEmpty()) {
            Log.warnf("No secrets of clinics are taken: set %s to %d random bytes in Base64", KEY, KEY_LENGTH);
        }
    }

    private static SecretKeySpec keyOf(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_LENGTH) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the value.
        }
        throw new IllegalArgumentException("%s must be %d bytes in Base64".formatted(KEY, KEY_LENGTH));
    }

    /**
     * Fails with {@link ClinicRefused} without a key.
     *
     * @param name of what it is, the same when it is opened
     */
    public String close(UUID clinicId, String name, String value) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce, clinicId, name).doFinal(value.getBytes(UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + closed.length)
                            .put(nonce)
                            .put(closed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when it was closed with another key, or for something else. */
    public Optional<String> open(UUID clinicId, String name, String closed) {
        var bytes = Base64.getDecoder().decode(closed);
        var nonce = Arrays.copyOf(bytes, NONCE_LENGTH);
        try {
            return Optional.of(new String(
                    cipher(Cipher.DECRYPT_MODE, nonce, clinicId, name)
                            .doFinal(bytes, NONCE_LENGTH, bytes.length - NONCE_LENGTH),
                    UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In hexadecimal digits; empty without a key, when nothing is there to be found. */
    Optional<String> digestOf(String value) {
        return digestKey.map(secret -> HexFormat.of().formatHex(hmac(secret.getEncoded(), value.getBytes(UTF_8))));
    }

    private static byte[] hmac(byte[] secret, byte[] words) {
        try {
            var hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(secret, HMAC));
            return hmac.doFinal(words);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID clinicId, String name) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                key.orElseThrow(() -> new ClinicRefused(Reason.SECRETS_NOT_TAKEN)),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((clinicId + "/" + name).getBytes(UTF_8));
        return cipher;
    }
}
