package org.molaris.gateway;

import java.util.UUID;

/** A key of a clinic. Its credential, passport and all, is gone when it is. */
final class KnownApiKey extends KnownKey {

    private final UUID developer;
    private final Credential credential;

    /**
     * A key of a clinic.
     *
     * @param developer whose key has to come with it; null of a key that opens by itself
     */
    KnownApiKey(String prefix, byte[] digest, UUID developer, Credential credential, boolean revoked, long version) {
        super(prefix, digest, revoked, version);
        this.developer = developer;
        this.credential = credential;
    }

    boolean opensByItself() {
        return developer == null;
    }

    boolean belongsTo(KnownDeveloper other) {
        return other.id().equals(developer);
    }

    Credential credential() {
        return credential;
    }
}
