package org.molaris.clinic.rest.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.integration.DeliveryDetails;
import org.molaris.web.Paging.Page;

/** A page of what went to a webhook. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookDeliveryList(
        List<WebhookDeliveryView> deliveries, Long total, int page, int limit, String cursor, Instant asOf) {

    static WebhookDeliveryList of(Page<DeliveryDetails> page) {
        return new WebhookDeliveryList(
                page.items().stream().map(WebhookDeliveryView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
