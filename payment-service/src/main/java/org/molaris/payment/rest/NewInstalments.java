package org.molaris.payment.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.molaris.payment.plan.Interval;
import org.molaris.payment.plan.Schedule;

/** When a plan is to be paid. */
public record NewInstalments(
        @NotNull @Min(1) @Max(Schedule.MOST_INSTALMENTS) Integer count,
        @NotNull LocalDate firstDueOn,
        @NotNull Interval interval) {

    public Schedule.Terms terms() {
        return new Schedule.Terms(count, firstDueOn, interval);
    }
}
