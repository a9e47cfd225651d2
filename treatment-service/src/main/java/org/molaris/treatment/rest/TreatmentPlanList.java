package org.molaris.treatment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.treatment.plan.PlanDetails;
import org.molaris.web.Paging.Page;

/** A page of treatment plans. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TreatmentPlanList(List<TreatmentPlanView> plans, Long total, int page, int limit, String cursor, Instant asOf) {

    static TreatmentPlanList of(Page<PlanDetails> page) {
        return new TreatmentPlanList(
                page.items().stream().map(TreatmentPlanView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
