package org.molaris.clinic.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.molaris.clinic.ApiKeysConfig;

/**
 * Hashes keys under what lies in a file and never in the database: whoever reads the one without the other can neither use
 * nor try out a key. A fast hash is enough, since a key has more randomness than can be searched.
 */
@Startup
@Singleton
class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec pepper;

    Pepper(ApiKeysConfig config) {
        this.pepper = new SecretKeySpec(contentOf(config.pepper()), ALGORITHM);
    }

    byte[] digestOf(KeyText key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal(key.whole().getBytes(US_ASCII));
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
