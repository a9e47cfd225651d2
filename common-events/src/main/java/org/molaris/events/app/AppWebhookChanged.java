package org.molaris.events.app;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code app-webhook-created}, {@code app-webhook-updated} or {@code app-webhook-deleted}. */
public record AppWebhookChanged(Change change, AppWebhookState appWebhook) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.APPOINTMENTS;
    }

    @Override
    public String aggregate() {
        return "app-webhook";
    }

    @Override
    public UUID clinicId() {
        return appWebhook.clinicId();
    }

    @Override
    public UUID subject() {
        return appWebhook.id();
    }

    @Override
    public long sequence() {
        return appWebhook.version();
    }
}
