package org.molaris.payment.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.molaris.payment.plan.OpenPlan;
import org.molaris.web.Amount;

/** A payment plan to be created. */
record NewPlan(
        @NotNull UUID patientId,
        @NotBlank @Size(max = 500) String description,
        @NotNull @Amount BigDecimal totalAmount,
        UUID treatmentPlanId,
        Boolean reminderEnabled,
        @Min(1) @Max(28) Integer reminderDayOfMonth,
        @Size(max = 10_000) String notes) {

    OpenPlan.Command toCommand() {
        return new OpenPlan.Command(
                patientId,
                description,
                totalAmount,
                treatmentPlanId,
                Boolean.TRUE.equals(reminderEnabled),
                reminderDayOfMonth,
                notes);
    }
}
