package org.molaris.clinic.credential;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.molaris.auth.ApiKeyPepper;
import org.molaris.clinic.ApiKeysConfig;

/** Reads the pepper when the service starts, which it does not without. */
class Pepper {

    @Produces
    @Singleton
    @Startup
    ApiKeyPepper pepper(ApiKeysConfig config) {
        return new ApiKeyPepper(config.pepper());
    }
}
