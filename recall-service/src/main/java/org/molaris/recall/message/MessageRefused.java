package org.molaris.recall.message;

/** The clinic has no such message. */
public class MessageRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    MessageRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What the rules refuse. */
    public enum Reason {
        MESSAGE_NOT_FOUND
    }
}
