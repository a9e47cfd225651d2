package org.molaris.recall.campaign;

/** A rule about campaigns said no. Each dialect decides what that looks like; nothing else catches it. */
public class CampaignRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Which rule. */
    public enum Reason {
        CAMPAIGN_NOT_FOUND,
        /** Its owner does not know the clinic. */
        UNKNOWN_CLINIC,
        /** Nobody's here, or nobody any more. */
        UNKNOWN_PATIENT,
        /** WhatsApp's template has a language alone. */
        TEMPLATE_WITHOUT_NAME,
        /** WhatsApp's template has a name alone. */
        TEMPLATE_WITHOUT_LANGUAGE,
        /** The campaign is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    public CampaignRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
