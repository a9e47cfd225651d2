package org.molaris.treatment.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.plan.PlanWithSteps;

/**
 * A treatment plan with its steps in their order.
 *
 * @param stepsTotal the sum of what the steps are estimated to cost
 * @param amountCollected what was paid on the payment plans that pay for it
 */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-00000000000a", "number": 1845, "clinic_id": "0190c5a0-0000-7000-8000-00000000000b",
         "patient_id": "0190c5a0-0000-7000-8000-000000000001", "title": "Ortodoncia completa", "status": "active",
         "estimated_total": 1200.00, "notes": null, "operator_id": null, "branch_id": null, "type": "insurance",
         "accepted_at": "2026-01-15T10:00:00Z",
         "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-01-15T10:00:00Z",
         "steps": [
          {"id": "0190c5a0-0000-7000-8000-00000000000c", "number": 3211, "treatment_plan_id": "0190c5a0-0000-7000-8000-00000000000a",
           "procedure": "Colocación de brackets", "status": "completed", "estimated_cost": 300.00, "notes": null,
           "appointment_id": null, "step_order": 1, "procedure_id": "0190c5a0-0000-7000-8000-00000000000d",
           "procedure_code": "D8080", "tooth": null, "surface": null, "discount": 0.00,
           "vat_rate": 0.00, "device_identifier": null, "completed_at": "2026-01-20T16:30:00Z",
           "created_at": "2026-01-15T10:05:00Z", "updated_at": "2026-01-20T16:30:00Z"}],
         "progress": {"total": 1, "completed": 1, "skipped": 0, "percent": 100}, "steps_total": 300.00,
         "amount_collected": 150.00}""")
record TreatmentPlanWithStepsView(
        @JsonUnwrapped TreatmentPlanView plan,
        List<TreatmentStepView> steps,
        ProgressView progress,
        BigDecimal stepsTotal,
        BigDecimal amountCollected) {

    static TreatmentPlanWithStepsView of(PlanWithSteps found) {
        return new TreatmentPlanWithStepsView(
                TreatmentPlanView.of(found.plan()),
                found.steps().stream().map(TreatmentStepView::of).toList(),
                ProgressView.of(found.progress()),
                found.stepsTotal(),
                found.amountCollected());
    }
}
