package org.molaris.gateway;

import java.util.UUID;

/** The key of somebody who writes programs for clinics. It opens nothing by itself. */
final class KnownDeveloper extends KnownKey {

    private final UUID id;
    private final String name;

    KnownDeveloper(UUID id, String name, String prefix, byte[] digest, boolean revoked, long version) {
        super(prefix, digest, revoked, version);
        this.id = id;
        this.name = name;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }
}
