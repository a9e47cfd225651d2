package org.molaris.clinic.rest.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.integration.WebhookDetails;
import org.molaris.web.Paging.Page;

/** A page of webhooks. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppWebhookList(List<AppWebhookView> appWebhooks, Long total, int page, int limit, String cursor, Instant asOf) {

    static AppWebhookList of(Page<WebhookDetails> page) {
        return new AppWebhookList(
                page.items().stream().map(AppWebhookView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
