package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes API keys as clinic-service does, under the same 32 bytes from a file. */
@Singleton
class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final ThreadLocal<Mac> hmac;

    Pepper(GatewayConfig config) {
        var pepper = new SecretKeySpec(contentOf(config.apiKeys().pepper()), ALGORITHM);
        this.hmac = ThreadLocal.withInitial(() -> hmac(pepper));
    }

    byte[] digestOf(String key) {
        return hmac.get().doFinal(key.getBytes(US_ASCII));
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
