package org.molaris.payment.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.molaris.data.LowerCaseName;

/** A moment at which the patients of a clinic are reminded of what is due on a day. */
record Reminder(Kind kind, LocalDate dueOn, Instant at) {

    /** A message that comes later than this is worse than none. */
    private static final Duration STALE_AFTER = Duration.ofHours(12);

    Instant expiresAt() {
        return at.plus(STALE_AFTER);
    }

    /** What a clinic claims: the words that every replica has for it. */
    String period() {
        return dueOn + " " + LowerCaseName.of(kind);
    }

    enum Kind {
        NOTICE(3),
        DUE(0);

        private final int daysBefore;

        Kind(int daysBefore) {
            this.daysBefore = daysBefore;
        }

        LocalDate dueOn(LocalDate remindedOn) {
            return remindedOn.plusDays(daysBefore);
        }
    }
}
