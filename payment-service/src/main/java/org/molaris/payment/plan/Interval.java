package org.molaris.payment.plan;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How far instalments are apart. */
public enum Interval {
    WEEKLY {
        @Override
        LocalDate after(LocalDate first, int times) {
            return first.plusWeeks(times);
        }
    },
    EVERY_OTHER_WEEK {
        @Override
        LocalDate after(LocalDate first, int times) {
            return first.plusWeeks(2L * times);
        }
    },
    /** On the same day of each month; on the last day of a month that lacks it. */
    MONTHLY {
        @Override
        LocalDate after(LocalDate first, int times) {
            return first.plusMonths(times);
        }
    },
    /** As each month, every third one. */
    QUARTERLY {
        @Override
        LocalDate after(LocalDate first, int times) {
            return first.plusMonths(3L * times);
        }
    },
    /** On the same weekday of each month, such as the second Tuesday; a fifth one is the last. */
    ORDINAL_WEEKDAY {
        @Override
        LocalDate after(LocalDate first, int times) {
            int nth = (first.getDayOfMonth() - 1) / DAYS_OF_A_WEEK + 1;
            var weekday = first.getDayOfWeek();
            return first.withDayOfMonth(1)
                    .plusMonths(times)
                    .with(
                            nth > FULL_WEEKS_OF_A_MONTH
                                    ? TemporalAdjusters.lastInMonth(weekday)
                                    : TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        }
    };

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int FULL_WEEKS_OF_A_MONTH = 4;

    /** Counted from the first day, so that a short month moves no later one. */
    abstract LocalDate after(LocalDate first, int times);
}
