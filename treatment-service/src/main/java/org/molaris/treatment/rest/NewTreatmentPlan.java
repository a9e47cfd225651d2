package org.molaris.treatment.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.plan.PlanStatus;
import org.molaris.treatment.plan.PlanTerms;
import org.molaris.treatment.plan.PlanType;
import org.molaris.web.Amount;

/**
 * A treatment plan to be created.
 *
 * @param type discount for a patient with a usual discount, insurance otherwise, when it is left out
 */
@Schema(examples = """
        {"patient_id": "0190c5a0-0000-7000-8000-000000000001", "title": "Ortodoncia completa", "estimated_total": 1200.00,
         "notes": "Tratamiento de 18 meses"}""")
record NewTreatmentPlan(
        @NotNull UUID patientId,
        @NotBlank @Size(max = 500) String title,
        @Amount BigDecimal estimatedTotal,
        @Size(max = 10_000) String notes,
        UUID operatorId,
        UUID branchId,
        PlanType type) {

    PlanTerms terms() {
        return new PlanTerms(title, PlanStatus.ACTIVE, estimatedTotal, notes, operatorId, branchId, type, null);
    }
}
