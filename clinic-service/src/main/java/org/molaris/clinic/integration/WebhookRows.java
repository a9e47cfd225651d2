package org.molaris.clinic.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.molaris.clinic.integration.IntegrationRefused.Reason;

/** Reads webhooks and deliveries as the statements of this package tell them, as JSON. */
@ApplicationScoped
class WebhookRows {

    /** Of a webhook {@code w}. */
    static final String WEBHOOK = "cast(app_webhook_details(w) as text)";

    /** Of a delivery {@code d}. */
    static final String DELIVERY = "cast(app_delivery_details(d) as text)";

    /** Whose webhook {@code w} it is, for who asks: an app sees its own alone. */
    static final String ASKED_BY =
            "(cast(?2 as text) is null or w.app = cast(?2 as text)) and w.wording = cast(?3 as text)";

    private static final TypeReference<List<AppNews>> NEWS = new TypeReference<>() {};

    private final ObjectMapper json;

    WebhookRows(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Fails with {@link IntegrationRefused} for null. */
    WebhookDetails webhook(String text) {
        if (text == null) {
            throw new IntegrationRefused(Reason.WEBHOOK_NOT_FOUND);
        }
        return read(text, WebhookDetails.class);
    }

    /** One that is to be changed, of the expected version, or whatever it has when none is expected. */
    WebhookDetails expected(String text, OptionalLong version) {
        var webhook = webhook(text);
        if (version.isPresent() && version.getAsLong() != webhook.version()) {
            throw new IntegrationRefused(Reason.STALE);
        }
        return webhook;
    }

    /** One that something can be sent to. */
    WebhookDetails active(String text) {
        var webhook = webhook(text);
        if (webhook.status() == WebhookStatus.PAUSED) {
            throw new IntegrationRefused(Reason.WEBHOOK_PAUSED);
        }
        return webhook;
    }

    DeliveryDetails delivery(String text) {
        return read(text, DeliveryDetails.class);
    }

    List<AppNews> news(String text) {
        try {
            return json.readValue(text, NEWS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
