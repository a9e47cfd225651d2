package org.molaris.clinic.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.molaris.clinic.practice.WhatsappSecret;
import org.molaris.clinic.practice.WhatsappSettings;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.rest.form.TimeOfDay;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What a clinic may change about how it speaks on WhatsApp. The secrets are written here and answered nowhere. */
@AtLeastOneField
record WhatsappPatch(
        JsonNullable<@Pattern(regexp = NUMBER, message = "must be a number, as WhatsApp gives it") String>
                phoneNumberId,
        JsonNullable<@Pattern(regexp = NUMBER, message = "must be a number, as WhatsApp gives it") String>
                businessAccountId,
        JsonNullable<@Text(max = 500) String> baseUrl,
        JsonNullable<@Pattern(regexp = TEMPLATE, message = "must be 1 to 512 of a-z, 0-9 and _") String>
                reminderTemplateName,
        JsonNullable<@Pattern(regexp = LANGUAGE, message = "must be a language such as es or es_MX") String>
                reminderTemplateLanguage,
        JsonNullable<@TimeOfDay String> quietFrom,
        JsonNullable<@TimeOfDay String> quietUntil,
        JsonNullable<@NotNull Boolean> remindDayBefore,
        JsonNullable<@NotNull Boolean> remindHourBefore,
        JsonNullable<@Pattern(regexp = TEMPLATE, message = "must be 1 to 512 of a-z, 0-9 and _") String>
                appointmentTemplateName,
        JsonNullable<@Pattern(regexp = LANGUAGE, message = "must be a language such as es or es_MX") String>
                appointmentTemplateLanguage,
        JsonNullable<@Pattern(regexp = SECRET, message = "must be 1 to 1000 visible ASCII characters") String>
                accessToken,
        JsonNullable<@Pattern(regexp = SECRET, message = "must be 1 to 1000 visible ASCII characters") String>
                appSecret,
        JsonNullable<@Pattern(regexp = SECRET, message = "must be 1 to 1000 visible ASCII characters") String>
                verifyToken) {

    private static final String NUMBER = "\\d{1,32}";
    private static final String TEMPLATE = "[a-z0-9_]{1,512}";
    private static final String LANGUAGE = "[a-z]{2,3}(_[A-Z]{2,4})?";
    private static final String SECRET = "[\\x21-\\x7E]{1,1000}";

    WhatsappSettings onto(WhatsappSettings settings) {
        return new WhatsappSettings(
                phoneNumberId.orElse(settings.phoneNumberId()),
                businessAccountId.orElse(settings.businessAccountId()),
                baseUrl.orElse(settings.baseUrl()),
                reminderTemplateName.orElse(settings.reminderTemplateName()),
                reminderTemplateLanguage.orElse(settings.reminderTemplateLanguage()),
                time(quietFrom, settings.quietFrom()),
                time(quietUntil, settings.quietUntil()),
                remindDayBefore.orElse(settings.remindDayBefore()),
                remindHourBefore.orElse(settings.remindHourBefore()),
                appointmentTemplateName.orElse(settings.appointmentTemplateName()),
                appointmentTemplateLanguage.orElse(settings.appointmentTemplateLanguage()));
    }

    private static LocalTime time(JsonNullable<String> sent, LocalTime before) {
        if (!sent.isPresent()) {
            return before;
        }
        return sent.get() == null ? null : LocalTime.parse(sent.get());
    }

    /** Those that are sent, without a value where it is null. */
    Map<WhatsappSecret, Optional<String>> secrets() {
        var secrets = new EnumMap<WhatsappSecret, Optional<String>>(WhatsappSecret.class);
        accessToken.ifPresent(value -> secrets.put(WhatsappSecret.ACCESS_TOKEN, Optional.ofNullable(value)));
        appSecret.ifPresent(value -> secrets.put(WhatsappSecret.APP_SECRET, Optional.ofNullable(value)));
        verifyToken.ifPresent(value -> secrets.put(WhatsappSecret.VERIFY_TOKEN, Optional.ofNullable(value)));
        return secrets;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WhatsappPatch";
    }
}
