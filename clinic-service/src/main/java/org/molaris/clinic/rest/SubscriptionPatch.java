package org.molaris.clinic.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.molaris.clinic.practice.ClinicPlan;
import org.molaris.clinic.practice.ClinicSettings;
import org.molaris.clinic.practice.SubscriptionStatus;
import org.molaris.clinic.rest.form.Known;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.rest.form.ThisAge;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What platform administration may change about a clinic: all that the clinic may, and what it pays for. */
@AtLeastOneField
record SubscriptionPatch(
        JsonNullable<@NotBlank @Text(max = 200) String> name,
        JsonNullable<@NotNull @Pattern(regexp = "[a-z_]{1,40}", message = "must be 1 to 40 of a-z and _") String>
                clinicType,
        JsonNullable<@NotNull ClinicPlan> plan,
        JsonNullable<@NotNull SubscriptionStatus> subscriptionStatus,
        JsonNullable<@ThisAge Instant> subscriptionEndsAt,
        JsonNullable<@Min(1) @Max(SubscriptionPatch.MOST_REQUESTS) Integer> requestsPerSecond,
        JsonNullable<@NotNull @Known(Known.As.TIME_ZONE) String> timeZone,
        JsonNullable<@NotNull @Known(Known.As.CURRENCY) String> currency,
        JsonNullable<@NotNull @Known(Known.As.LANGUAGE) String> language,
        JsonNullable<@Phone String> phone) {

    static final int MOST_REQUESTS = 100_000;

    ClinicSettings onto(ClinicSettings settings) {
        var wanted = new ClinicSettings(
                name.orElse(settings.name()),
                clinicType.orElse(settings.clinicType()),
                plan.orElse(settings.plan()),
                subscriptionStatus.orElse(settings.subscriptionStatus()),
                subscriptionEndsAt.orElse(settings.subscriptionEndsAt()),
                requestsPerSecond.orElse(settings.requestsPerSecond()),
                timeZone.orElse(settings.timeZone()),
                currency.orElse(settings.currency()),
                language.orElse(settings.language()),
                phone.orElse(settings.phone()),
                settings.appointmentsWithoutTreatment(),
                settings.whatsapp());
        return wanted.beginAfter(settings) && !subscriptionEndsAt.isPresent() ? wanted.withoutEnd() : wanted;
    }
}
