package org.molaris.events.recall;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;

/**
 * A recall campaign: whom a clinic calls back, when, and in which words.
 *
 * @param number counts the campaigns of all clinics
 * @param procedureType which visits count; null for any
 * @param recallIntervalDays how long ago the last visit must be
 * @param sendTime by the clocks of the clinic
 * @param maxAttempts how many contacts there are at most since a visit
 * @param templateName what WhatsApp knows the message as; null where none is needed
 */
public record RecallCampaignState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String procedureType,
        int recallIntervalDays,
        String messageTemplate,
        LocalTime sendTime,
        int maxAttempts,
        boolean isActive,
        String templateName,
        String templateLanguage,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
