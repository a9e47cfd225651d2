package org.molaris.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes API keys under what lies in a file and never in a database: whoever reads the one without the other can neither
 * use nor try out a key. A fast hash is enough, since a key has more randomness than can be searched.
 */
public final class ApiKeyPepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final ThreadLocal<Mac> hmac;

    /** Throws {@link IllegalStateException} when the file does not hold 32 bytes in Base64. */
    public ApiKeyPepper(Path file) {
        var pepper = new SecretKeySpec(contentOf(file), ALGORITHM);
        this.hmac = ThreadLocal.withInitial(() -> hmac(pepper));
    }

    /** What is kept of a key. */
    public byte[] digestOf(ApiKeyText key) {
        return hmac.get().doFinal(key.whole().getBytes(US_ASCII));
    }

    private static Mac hmac(SecretKeySpec pepper) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] contentOf(Path file) {
        try {
            var content = Base64.getDecoder().decode(Files.readString(file).strip());
            if (content.length == BYTES) {
                return content;
            }
            throw new IllegalStateException("The pepper of API keys in %s is not of %d bytes".formatted(file, BYTES));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The pepper of API keys cannot be read from %s".formatted(file), e);
        }
    }
}
