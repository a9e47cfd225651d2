package org.molaris.web;

import io.smallrye.common.vertx.ContextLocals;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The {@code Idempotency-Key} of the request under way: the caller's promise that everything sent under it is one and
 * the same request. Kept with the effect by the transaction that honours it.
 */
public final class IdempotencyKey {

    private final String value;
    private final MessageDigest request;
    private byte[] fingerprint;
    private boolean replayed;

    IdempotencyKey(String value, MessageDigest request) {
        this.value = value;
        this.request = request;
    }

    /** The key of this request; empty when it has none, or when there is no request. */
    public static Optional<IdempotencyKey> current() {
        return ContextLocals.get(IdempotencyKey.class.getName());
    }

    void makeCurrent() {
        ContextLocals.put(IdempotencyKey.class.getName(), this);
    }

    public String value() {
        return value;
    }

    /** SHA-256 of method, path and body: another request under the same key has another one. */
    public byte[] fingerprint() {
        if (fingerprint == null) {
            fingerprint = request.digest();
        }
        return fingerprint.clone();
    }

    MessageDigest digest() {
        return request;
    }

    /** Says that the answer is the stored one, which the response then tells. */
    public void markReplayed() {
        replayed = true;
    }

    boolean replayed() {
        return replayed;
    }
}
