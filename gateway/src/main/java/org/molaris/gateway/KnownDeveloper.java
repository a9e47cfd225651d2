package org.molaris.gateway;

import java.util.UUID;

/** The key of somebody who writes programs for clinics. It opens nothing by itself. */
final class KnownDeveloper extends KnownKey {

    private final UUID id;

    KnownDeveloper(UUID id, String prefix, byte[] digest, boolean revoked, long version) {
        super(prefix, digest, revoked, version);
        this.id = id;
    }

    UUID id() {
        return id;
    }
}
