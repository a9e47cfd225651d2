package org.molaris.clinic.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.molaris.clinic.practice.ClinicPlan;
import org.molaris.clinic.practice.OpenClinic;
import org.molaris.clinic.practice.SubscriptionStatus;
import org.molaris.clinic.rest.form.Known;
import org.molaris.clinic.rest.form.Phone;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.rest.form.ThisAge;

/** A clinic to be opened. */
record NewClinic(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}", message = "must be 1 to 40 of a-z, 0-9 and -")
        String slug,

        @NotBlank @Text(max = 200) String name,

        @Pattern(regexp = "[a-z_]{1,40}", message = "must be 1 to 40 of a-z and _")
        String clinicType,

        ClinicPlan plan,
        SubscriptionStatus subscriptionStatus,
        @ThisAge Instant subscriptionEndsAt,
        @Known(Known.As.TIME_ZONE) String timeZone,
        @Known(Known.As.CURRENCY) String currency,
        @Known(Known.As.LANGUAGE) String language,
        @Phone String phone) {

    OpenClinic.Command toCommand() {
        return new OpenClinic.Command(
                slug,
                name,
                clinicType,
                plan,
                subscriptionStatus,
                subscriptionEndsAt,
                timeZone,
                currency,
                language,
                phone);
    }
}
