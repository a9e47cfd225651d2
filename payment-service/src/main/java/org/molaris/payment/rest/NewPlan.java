package org.molaris.payment.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.plan.OpenPlan;
import org.molaris.payment.plan.PlanTerms;
import org.molaris.payment.plan.Schedule;
import org.molaris.web.Amount;

/** A payment plan to be created. */
@Schema(examples = """
        {"patient_id": "0190c5a0-0000-7000-8000-000000000001", "description": "Ortodoncia — pago mensual",
         "total_amount": 1200.00, "reminder_enabled": true, "reminder_day_of_month": 5, "notes": null,
         "instalments": {"count": 12, "first_due_on": "2026-02-05", "interval": "monthly"}}""")
record NewPlan(
        @NotNull UUID patientId,
        @NotBlank @Size(max = 500) String description,
        @NotNull @Amount BigDecimal totalAmount,
        UUID treatmentPlanId,
        Boolean reminderEnabled,
        @Min(1) @Max(28) Integer reminderDayOfMonth,
        @Size(max = 10_000) String notes,
        @Valid NewInstalments instalments) {

    OpenPlan.Command toCommand() {
        return new OpenPlan.Command(
                patientId,
                treatmentPlanId,
                new PlanTerms(
                        description, totalAmount, Boolean.TRUE.equals(reminderEnabled), reminderDayOfMonth, notes),
                instalments == null ? Schedule.NONE : Schedule.of(totalAmount, instalments.terms()));
    }
}
