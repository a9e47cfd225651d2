package org.molaris.clinic.integration;

/** A rule about apps said no. Each dialect decides what that looks like; nothing else catches it. */
public class IntegrationRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        CLINIC_NOT_FOUND,
        /** A person is no app. */
        NOT_AN_APP,
        /** Neither an owner nor an app. */
        NEITHER_OWNER_NOR_APP,
        /** The app shows as much as it may. */
        TOO_MANY_UI_ELEMENTS,
        /** There is none, or it is another app's. */
        WEBHOOK_NOT_FOUND,
        DELIVERY_NOT_FOUND,
        /** The clinic has as many as it may. */
        TOO_MANY_WEBHOOKS,
        /** Nobody may be told there. */
        UNSAFE_URL,
        /** Nobody is told of such an event. */
        UNKNOWN_EVENT_TYPE,
        /** The delivery was taken, or given up. */
        NOT_WAITING,
        /** Nothing is sent to a webhook that is paused. */
        WEBHOOK_PAUSED,
        /** The webhook is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    IntegrationRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
