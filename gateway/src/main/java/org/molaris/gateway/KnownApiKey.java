package org.molaris.gateway;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A key of a clinic. Its credential, passport and all, is gone when it is. */
final class KnownApiKey extends KnownKey {

    private final UUID developer;
    private final Credential credential;
    private final AtomicReference<Credential> together = new AtomicReference<>();

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

    /** What it and its developer's key open together, which is one credential as long as the developer has one name. */
    Credential credentialWith(KnownDeveloper whose) {
        var known = together.get();
        if (known != null && Objects.equals(known.developer(), whose.name())) {
            return known;
        }
        var named = credential.with(whose.name());
        return together.compareAndSet(known, named) ? named : together.get();
    }

    Credential credential() {
        return credential;
    }
}
