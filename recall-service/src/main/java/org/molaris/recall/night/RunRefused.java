package org.molaris.recall.night;

/** A campaign calls nobody back. Each dialect decides what that looks like. */
public class RunRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Reason {
        CAMPAIGN_NOT_FOUND,
        CAMPAIGN_INACTIVE,
        /** WhatsApp takes its messages as templates only, and it names none. */
        TEMPLATE_REQUIRED
    }

    private final Reason reason;

    RunRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
