package org.molaris.payment.plan;

import java.time.LocalDate;

/** How far instalments are apart. */
public enum Interval {
    WEEKLY {
        @Override
        LocalDate after(LocalDate first, int times) {
            return first.plusWeeks(times);
        }
    },
    /** On the same day of each month; on the last day of a month that lacks it. */
    MONTHLY {
        @Override
        LocalDate after(LocalDate first, int times) {
            return first.plusMonths(times);
        }
    };

    /** Counted from the first day, so that a short month moves no later one. */
    abstract LocalDate after(LocalDate first, int times);
}
