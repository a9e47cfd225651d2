package org.molaris.clinic;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What a deployment says about API keys. */
@ConfigMapping(prefix = "molaris.api-keys")
public interface ApiKeysConfig {

    /** The file with what keys are hashed under: 32 bytes in Base64, the same at the gateway. */
    Path pepper();
}
