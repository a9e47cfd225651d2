package org.molaris.clinic.practice;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.molaris.data.LowerCaseName;
import org.molaris.events.clinic.ClinicState;

/**
 * A clinic as it is told to a caller.
 *
 * @param secrets which ones there are
 */
public record ClinicDetails(
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
        WhatsappSettings whatsapp,
        Set<WhatsappSecret> secrets,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The same as the other services are told it. */
    public ClinicState asState() {
        return new ClinicState(
                id,
                number,
                slug,
                name,
                clinicType,
                LowerCaseName.of(plan),
                LowerCaseName.of(subscriptionStatus),
                subscriptionEndsAt,
                requestsPerSecond,
                timeZone,
                currency,
                language,
                phone,
                whatsapp.phoneNumberId(),
                whatsapp.businessAccountId(),
                whatsapp.baseUrl(),
                whatsapp.reminderTemplateName(),
                whatsapp.reminderTemplateLanguage(),
                whatsapp.quietFrom(),
                whatsapp.quietUntil(),
                whatsapp.remindDayBefore(),
                whatsapp.remindHourBefore(),
                whatsapp.appointmentTemplateName(),
                whatsapp.appointmentTemplateLanguage(),
                version,
                createdAt,
                updatedAt);
    }
}
