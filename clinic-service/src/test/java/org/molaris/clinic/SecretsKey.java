package org.molaris.clinic;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** A key for secrets of clinics, made anew for each run. */
public class SecretsKey implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of("molaris.clinic.secrets-key", Base64.getEncoder().encodeToString(key));
    }

    @Override
    public void stop() {
        // Nothing is running.
    }
}
