package org.molaris.events.clinic;

import java.time.Instant;
import java.time.LocalTime;
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
 * @param requestsPerSecond how fast it may ask, whoever asks for it; null when only its users and programs are limited
 * @param timeZone an IANA zone; everything local to the clinic is computed in it
 * @param currency ISO 4217
 * @param language BCP 47
 * @param whatsappPhoneNumberId what WhatsApp calls the number that the clinic sends from; null when it sends from none.
 *     The tokens that go with it are on no topic
 * @param whatsappBusinessAccountId what WhatsApp calls the clinic
 * @param whatsappBaseUrl where messages are handed in; null for WhatsApp's own
 * @param reminderTemplateName the message that payment reminders are sent as
 * @param reminderTemplateLanguage the language that this template is in
 * @param quietFrom from when on nobody is written to, local to the clinic; null when there is no such time
 * @param quietUntil until when, on the next day when it is the earlier of the two
 * @param remindDayBefore whether patients are reminded of an appointment the day before
 * @param remindHourBefore whether they are an hour before
 * @param appointmentTemplateName the message that these reminders are sent as
 * @param appointmentTemplateLanguage the language that this template is in
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
        Integer requestsPerSecond,
        String timeZone,
        String currency,
        String language,
        String phone,
        String whatsappPhoneNumberId,
        String whatsappBusinessAccountId,
        String whatsappBaseUrl,
        String reminderTemplateName,
        String reminderTemplateLanguage,
        LocalTime quietFrom,
        LocalTime quietUntil,
        boolean remindDayBefore,
        boolean remindHourBefore,
        String appointmentTemplateName,
        String appointmentTemplateLanguage,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
