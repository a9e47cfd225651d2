package org.molaris.clinic.rest.apps;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.molaris.clinic.integration.AppEvent;
import org.molaris.clinic.integration.ChangeWebhook.Change;
import org.molaris.clinic.integration.WebhookStatus;
import org.molaris.clinic.rest.form.Text;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a webhook. */
@AtLeastOneField
record AppWebhookPatch(
        JsonNullable<@NotBlank @Text(max = 2000) String> url,
        JsonNullable<@NotNull @Size(min = 1, max = 100) List<@NotNull AppEvent>> events,
        JsonNullable<@NotNull WebhookStatus> status) {

    Change asChange() {
        return new Change(given(url), given(events).map(NewAppWebhook::names), given(status));
    }

    private static <T> Optional<T> given(JsonNullable<T> field) {
        return field.isPresent() ? Optional.of(field.get()) : Optional.empty();
    }

    /** Without the URL, which may have a secret in it. */
    @Override
    public String toString() {
        return "AppWebhookPatch[" + status + "]";
    }
}
