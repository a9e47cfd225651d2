package org.molaris.gateway;

import java.security.MessageDigest;

/** What the topic {@code credentials} tells of a key, whoever has it. */
abstract class KnownKey implements TopicCopy.State {

    private final String prefix;
    private final byte[] digest;
    private final boolean revoked;
    private final long version;

    KnownKey(String prefix, byte[] digest, boolean revoked, long version) {
        this.prefix = prefix;
        this.digest = digest.clone();
        this.revoked = revoked;
        this.version = version;
    }

    final String prefix() {
        return prefix;
    }

    /** Takes the same time wherever the two differ. */
    final boolean hasDigest(byte[] other) {
        return MessageDigest.isEqual(digest, other);
    }

    @Override
    public final boolean isOver() {
        return revoked;
    }

    @Override
    public final long version() {
        return version;
    }
}
