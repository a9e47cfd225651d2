package org.molaris.clinic.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;
import org.molaris.clinic.practice.ClinicSettings;
import org.molaris.clinic.practice.WhatsappSecret;
import org.molaris.clinic.rest.form.Known;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What a clinic may change about itself. */
@AtLeastOneField
record ClinicPatch(
        JsonNullable<@NotBlank @Text(max = 200) String> name,
        JsonNullable<@NotNull @Known(Known.As.TIME_ZONE) String> timeZone,
        JsonNullable<@NotNull @Known(Known.As.CURRENCY) String> currency,
        JsonNullable<@NotNull @Known(Known.As.LANGUAGE) String> language,
        JsonNullable<@Phone String> phone,
        JsonNullable<@NotNull Boolean> appointmentsWithoutTreatment,
        JsonNullable<@NotNull @Valid WhatsappPatch> whatsapp) {

    ClinicSettings onto(ClinicSettings settings) {
        return new ClinicSettings(
                name.orElse(settings.name()),
                settings.clinicType(),
                settings.plan(),
                settings.subscriptionStatus(),
                settings.subscriptionEndsAt(),
                settings.requestsPerSecond(),
                timeZone.orElse(settings.timeZone()),
                currency.orElse(settings.currency()),
                language.orElse(settings.language()),
                phone.orElse(settings.phone()),
                appointmentsWithoutTreatment.orElse(settings.appointmentsWithoutTreatment()),
                whatsapp.isPresent() ? whatsapp.get().onto(settings.whatsapp()) : settings.whatsapp());
    }

    Map<WhatsappSecret, Optional<String>> secrets() {
        return whatsapp.isPresent() ? whatsapp.get().secrets() : Map.of();
    }
}
