package org.molaris.clinic.practice;

/** How a clinic stands with what it pays for. */
public enum SubscriptionStatus {
    /** Not paid for yet; as good as active until it ends. */
    TRIAL,
    ACTIVE,
    EXPIRED,
    CANCELLED
}
