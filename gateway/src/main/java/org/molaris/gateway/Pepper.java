package org.molaris.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.molaris.auth.ApiKeyPepper;

/** The pepper that clinic-service hashes API keys under. */
class Pepper {

    @Produces
    @Singleton
    ApiKeyPepper pepper(GatewayConfig config) {
        return new ApiKeyPepper(config.apiKeys().pepper());
    }
}
