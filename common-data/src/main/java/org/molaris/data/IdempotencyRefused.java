package org.molaris.data;

/** A request under an {@code Idempotency-Key} that can neither be done nor replayed. */
public class IdempotencyRefused extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** The key was used for another request. */
        KEY_REUSED,
        /** The first request under the key is still under way. */
        STILL_UNDER_WAY
    }

    private final Reason reason;

    IdempotencyRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** For a statement that claims the key itself and waited for the first request in vain. */
    public static IdempotencyRefused stillUnderWay() {
        return new IdempotencyRefused(Reason.STILL_UNDER_WAY);
    }

    public Reason reason() {
        return reason;
    }
}
