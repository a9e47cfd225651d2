package org.molaris.clinic.rest.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.integration.WebhookDetails;
import org.molaris.web.Paging.Page;

/** A page of webhooks of integrators. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookList(List<WebhookView> webhooks, Long total, int page, int limit, String cursor, Instant asOf) {

    static WebhookList of(Page<WebhookDetails> page) {
        return new WebhookList(
                page.items().stream().map(WebhookView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
