package org.molaris.clinic.rest;

import java.time.LocalTime;
import java.util.Set;
import org.molaris.clinic.practice.WhatsappSecret;
import org.molaris.clinic.practice.WhatsappSettings;

/** How a clinic speaks on WhatsApp; of its secrets, that there are any. */
record WhatsappView(
        String phoneNumberId,
        String businessAccountId,
        String baseUrl,
        String reminderTemplateName,
        String reminderTemplateLanguage,
        LocalTime quietFrom,
        LocalTime quietUntil,
        boolean remindDayBefore,
        boolean remindHourBefore,
        String appointmentTemplateName,
        String appointmentTemplateLanguage,
        boolean accessTokenSet,
        boolean appSecretSet,
        boolean verifyTokenSet) {

    static WhatsappView of(WhatsappSettings settings, Set<WhatsappSecret> secrets) {
        return new WhatsappView(
                settings.phoneNumberId(),
                settings.businessAccountId(),
                settings.baseUrl(),
                settings.reminderTemplateName(),
                settings.reminderTemplateLanguage(),
                settings.quietFrom(),
                settings.quietUntil(),
                settings.remindDayBefore(),
                settings.remindHourBefore(),
                settings.appointmentTemplateName(),
                settings.appointmentTemplateLanguage(),
                secrets.contains(WhatsappSecret.ACCESS_TOKEN),
                secrets.contains(WhatsappSecret.APP_SECRET),
                secrets.contains(WhatsappSecret.VERIFY_TOKEN));
    }
}
