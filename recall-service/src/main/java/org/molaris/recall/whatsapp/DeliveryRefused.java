package org.molaris.recall.whatsapp;

/** What came to the webhook was not taken. */
public class DeliveryRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    DeliveryRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why it was not taken. */
    public enum Reason {
        /** Nobody whom we know has signed it. */
        NOT_SIGNED,
        /** Signed, but not in WhatsApp's form. */
        MALFORMED,
        /** Not the word that a clinic has agreed on with WhatsApp. */
        UNKNOWN_VERIFY_TOKEN
    }

    public Reason reason() {
        return reason;
    }
}
