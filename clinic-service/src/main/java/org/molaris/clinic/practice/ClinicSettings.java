package org.molaris.clinic.practice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What may be changed about a clinic.
 *
 * @param subscriptionEndsAt null when it does not end
 */
public record ClinicSettings(
        String name,
        String clinicType,
        ClinicPlan plan,
        SubscriptionStatus subscriptionStatus,
        Instant subscriptionEndsAt,
        String timeZone,
        String currency,
        String language,
        String phone) {

    public ClinicSettings {
        // As exact as the table keeps it, so that the same again is seen to be the same.
        subscriptionEndsAt = subscriptionEndsAt == null ? null : subscriptionEndsAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** These settings after others: the end of a trial is not the end of what was bought after it. */
    ClinicSettings after(ClinicSettings before) {
        boolean bought = before.subscriptionStatus == SubscriptionStatus.TRIAL
                && subscriptionStatus == SubscriptionStatus.ACTIVE
                && subscriptionEndsAt != null
                && subscriptionEndsAt.equals(before.subscriptionEndsAt);
        return bought
                ? new ClinicSettings(
                        name, clinicType, plan, subscriptionStatus, null, timeZone, currency, language, phone)
                : this;
    }
}
