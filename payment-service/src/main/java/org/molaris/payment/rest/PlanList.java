package org.molaris.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.payment.plan.PlanDetails;
import org.molaris.web.Paging.Page;

/** A page of plans. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanList(List<PlanView> plans, Long total, int page, int limit, String cursor, Instant asOf) {

    static PlanList of(Page<PlanDetails> page) {
        return new PlanList(
                page.items().stream().map(PlanView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
