package org.molaris.treatment.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.VatRate;
import org.molaris.treatment.plan.AddStep;
import org.molaris.treatment.plan.StepStatus;
import org.molaris.treatment.plan.StepTerms;
import org.molaris.web.Amount;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a step. A status that is not sent follows from the appointment. */
@AtLeastOneField
@Schema(examples = """
        {"status": "completed", "notes": "Completado sin complicaciones", "estimated_cost": 320.00,
         "appointment_id": "0190c5a0-0000-7000-8000-000000000002"}""")
record TreatmentStepPatch(
        JsonNullable<@NotNull StepStatus> status,
        JsonNullable<@Size(max = 10_000) String> notes,
        JsonNullable<@Amount BigDecimal> estimatedCost,
        JsonNullable<UUID> appointmentId,
        JsonNullable<@NotBlank @Size(max = 500) String> procedure,
        JsonNullable<@Size(max = 30) String> procedureCode,
        JsonNullable<@Size(max = 100) String> tooth,
        JsonNullable<@Size(max = 20) String> surface,
        JsonNullable<@NotNull @Min(1) @Max(AddStep.MOST_STEPS) Integer> stepOrder,
        JsonNullable<@NotNull @Discount BigDecimal> discount,
        JsonNullable<@NotNull @VatRate BigDecimal> vatRate,
        JsonNullable<@Size(max = StepTerms.LONGEST_DEVICE_IDENTIFIER) String> deviceIdentifier) {

    StepTerms onto(StepTerms terms) {
        return new StepTerms(
                procedure.orElse(terms.procedure()),
                procedureCode.orElse(terms.procedureCode()),
                tooth.orElse(terms.tooth()),
                surface.orElse(terms.surface()),
                status.orElse(terms.status()),
                estimatedCost.orElse(terms.estimatedCost()),
                discount.orElse(terms.discount()),
                vatRate.orElse(terms.vatRate()),
                deviceIdentifier.orElse(terms.deviceIdentifier()),
                notes.orElse(terms.notes()),
                appointmentId.orElse(terms.appointmentId()),
                stepOrder.orElse(terms.stepOrder()),
                terms.priority());
    }
}
