package org.molaris.clinic.rest.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.clinic.integration.DeliveryDetails;
import org.molaris.web.Paging.Page;

/** A page of deliveries. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryList(List<DeliveryView> deliveries, Long total, int page, int limit, String cursor, Instant asOf) {

    static DeliveryList of(Page<DeliveryDetails> page) {
        return new DeliveryList(
                page.items().stream().map(DeliveryView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
