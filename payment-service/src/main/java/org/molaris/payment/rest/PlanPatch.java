package org.molaris.payment.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.plan.ChangePlan;
import org.molaris.payment.plan.PlanStatus;
import org.molaris.payment.plan.PlanTerms;
import org.molaris.payment.plan.Schedule;
import org.molaris.web.Amount;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about a payment plan. */
@AtLeastOneField
@Schema(examples = """
        {"description": "Ortodoncia + retención", "status": "paid", "reminder_enabled": false,
         "reminder_day_of_month": 10, "notes": "Tratamiento finalizado"}""")
record PlanPatch(
        JsonNullable<@NotBlank @Size(max = 500) String> description,
        JsonNullable<@NotNull @Amount BigDecimal> totalAmount,
        JsonNullable<@NotNull PlanStatus> status,
        JsonNullable<@NotNull Boolean> reminderEnabled,
        JsonNullable<@Min(1) @Max(28) Integer> reminderDayOfMonth,
        JsonNullable<@Size(max = 10_000) String> notes,
        JsonNullable<@Valid NewInstalments> instalments) {

    ChangePlan.Command toCommand() {
        return new ChangePlan.Command(
                this::onto,
                status.orElse(null),
                instalments.isPresent() ? (total, before) -> schedule(total) : ChangePlan.Command.SAME_DAYS);
    }

    private PlanTerms onto(PlanTerms agreed) {
        return new PlanTerms(
                description.orElse(agreed.description()),
                totalAmount.orElse(agreed.totalAmount()),
                reminderEnabled.orElse(agreed.reminderEnabled()),
                reminderDayOfMonth.orElse(agreed.reminderDayOfMonth()),
                notes.orElse(agreed.notes()));
    }

    private Schedule schedule(BigDecimal total) {
        var asked = instalments.get();
        return asked == null ? Schedule.NONE : Schedule.of(total, asked.terms());
    }
}
