package org.molaris.clinic.rest.apps;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.molaris.clinic.integration.AppEvent;
import org.molaris.clinic.rest.form.Text;

/** Where an app wants to be told, and of what. */
record NewAppWebhook(
        @NotBlank @Text(max = 2000) String url,
        @NotNull @Size(min = 1, max = 100) List<@NotNull AppEvent> events) {

    List<String> eventNames() {
        return names(events);
    }

    static List<String> names(List<AppEvent> events) {
        return events.stream().map(AppEvent::asName).toList();
    }

    /** Without the URL, which may have a secret in it. */
    @Override
    public String toString() {
        return "NewAppWebhook[" + events + "]";
    }
}
