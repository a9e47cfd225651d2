package org.molaris.events.clinic;

import java.time.Instant;
import java.util.UUID;

/**
 * A clinic: the tenant, and what the suite must know of it to let it in and to speak its language.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param slug a short unique name for people, such as {@code demo}
 * @param clinicType {@code dental} for the clinics that the dental routes serve
 * @param plan what it pays for, such as {@code pro}
 * @param subscriptionStatus {@code active}, {@code trial}, {@code expired} or {@code cancelled}
 * @param subscriptionEndsAt when the subscription or the trial ends; null when it does not
 * @param timeZone an IANA zone; everything local to the clinic is computed in it
 * @param currency ISO 4217
 * @param language BCP 47
 */
public record ClinicState(
        UUID id,
        long number,
        String slug,
        String name,
        String clinicType,
        String plan,
        String subscriptionStatus,
        Instant subscriptionEndsAt,
        String timeZone,
        String currency,
        String language,
        String phone,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
