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
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a treatment plan. */
@AtLeastOneField
@Schema(examples = """
        {"title": "Ortodoncia + blanqueamiento", "status": "completed", "estimated_total": 1400.00,
         "notes": "Blanqueamiento añadido al finalizar"}""")
record TreatmentPlanPatch(
        JsonNullable<@NotBlank @Size(max = 500) String> title,
        JsonNullable<@NotNull PlanStatus> status,
        JsonNullable<@Amount BigDecimal> estimatedTotal,
        JsonNullable<@Size(max = 10_000) String> notes,
        JsonNullable<UUID> operatorId,
        JsonNullable<UUID> branchId,
        JsonNullable<@NotNull PlanType> type) {

    PlanTerms onto(PlanTerms terms) {
        return new PlanTerms(
                title.orElse(terms.title()),
                status.orElse(terms.status()),
                estimatedTotal.orElse(terms.estimatedTotal()),
                notes.orElse(terms.notes()),
                operatorId.orElse(terms.operatorId()),
                branchId.orElse(terms.branchId()),
                type.orElse(terms.type()),
                terms.responsiblePatientId());
    }
}
