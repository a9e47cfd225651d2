package org.molaris.gateway;

import java.security.MessageDigest;

/** A key as the topic {@code credentials} tells of it. Its credential, passport and all, is gone when it is. */
final class KnownApiKey implements TopicCopy.State {

    private final String prefix;
    private final byte[] digest;
    private final Credential credential;
    private final boolean revoked;
    private final long version;

    KnownApiKey(String prefix, byte[] digest, Credential credential, boolean revoked, long version) {
        this.prefix = prefix;
        this.digest = digest.clone();
        this.credential = credential;
        this.revoked = revoked;
        this.version = version;
    }

    String prefix() {
        return prefix;
    }

    /** Takes the same time wherever the two differ. */
    boolean hasDigest(byte[] other) {
        return MessageDigest.isEqual(digest, other);
    }

    Credential credential() {
        return credential;
    }

    @Override
    public boolean isOver() {
        return revoked;
    }

    @Override
    public long version() {
        return version;
    }
}
