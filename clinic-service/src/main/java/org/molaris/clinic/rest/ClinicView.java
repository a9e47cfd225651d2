package org.molaris.clinic.rest;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.ClinicPlan;
import org.molaris.clinic.practice.SubscriptionStatus;

/** A clinic. */
record ClinicView(
        UUID id,
        long number,
        String slug,
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
        WhatsappView whatsapp,
        Instant createdAt,
        Instant updatedAt) {

    static ClinicView of(ClinicDetails clinic) {
        return new ClinicView(
                clinic.id(),
                clinic.number(),
                clinic.slug(),
                clinic.name(),
                clinic.clinicType(),
                clinic.plan(),
                clinic.subscriptionStatus(),
                clinic.subscriptionEndsAt(),
                clinic.requestsPerSecond(),
                clinic.timeZone(),
                clinic.currency(),
                clinic.language(),
                clinic.phone(),
                clinic.appointmentsWithoutTreatment(),
                WhatsappView.of(clinic.whatsapp(), clinic.secrets()),
                clinic.createdAt(),
                clinic.updatedAt());
    }
}
