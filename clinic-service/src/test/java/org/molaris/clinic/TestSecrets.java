package org.molaris.clinic;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The secrets of the service under test, made for this run. Every {@code @QuarkusTest} has them without asking. */
public class TestSecrets implements QuarkusTestResourceLifecycleManager {

    private static final int KEY_BYTES = 32;

    @Override
    public Map<String, String> start() {
        try {
            var pepper = Files.createTempFile("molaris-", ".pepper");
            pepper.toFile().deleteOnExit();
            return Map.of(
                    "molaris.api-keys.pepper",
                    Files.writeString(pepper, random() + "\n").toString(),
                    "molaris.clinic.secrets-key",
                    random());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The files end with the JVM.
    }

    private static String random() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
