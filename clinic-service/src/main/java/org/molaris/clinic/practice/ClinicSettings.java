package org.molaris.clinic.practice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What may be changed about a clinic.
 *
 * @param subscriptionEndsAt null when it does not end
 * @param requestsPerSecond how fast it may ask, whoever asks for it; null when only its users and programs are limited
 * @param appointmentsWithoutTreatment whether an appointment for which nobody names a treatment has none; otherwise it is
 *     given one, where programs expect that
 */
public record ClinicSettings(
        String name,
        String clinicType,
        ClinicPlan plan,
        SubscriptionStatus subscriptionStatus,
        Instant subscriptionEndsAt,
        Integer requestsPerSecond,
        String timeZone,
        String currency,
        String language,
        String phone,
        boolean appointmentsWithoutTreatment,
        WhatsappSettings whatsapp) {

    public ClinicSettings {
        // As exact as the table keeps it, so that the same again is seen to be the same.
        subscriptionEndsAt = subscriptionEndsAt == null ? null : subscriptionEndsAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether these are of a clinic that has just begun to pay: what ended before does not end it. */
    public boolean beginAfter(ClinicSettings before) {
        return subscriptionStatus == SubscriptionStatus.ACTIVE
                && before.subscriptionStatus != SubscriptionStatus.ACTIVE;
    }

    public ClinicSettings withoutEnd() {
        return new ClinicSettings(
                name,
                clinicType,
                plan,
                subscriptionStatus,
                null,
                requestsPerSecond,
                timeZone,
                currency,
                language,
                phone,
                appointmentsWithoutTreatment,
                whatsapp);
    }
}
