package org.molaris.treatment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.plan.PlanDetails;
import org.molaris.web.Paging.Page;

/** A page of treatment plans. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"plans": [
          {"id": "0190c5a0-0000-7000-8000-00000000000a", "number": 1845, "clinic_id": "0190c5a0-0000-7000-8000-00000000000b",
           "patient_id": "0190c5a0-0000-7000-8000-000000000001", "title": "Ortodoncia completa", "status": "active",
           "estimated_total": 1200.00, "notes": null, "operator_id": null, "branch_id": null, "type": "insurance",
           "accepted_at": "2026-01-15T10:00:00Z",
           "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-01-15T10:00:00Z"}],
         "page": 1, "limit": 1000, "as_of": "2026-01-20T16:29:50Z"}""")
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
