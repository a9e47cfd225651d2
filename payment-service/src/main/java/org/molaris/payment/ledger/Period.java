package org.molaris.payment.ledger;

import java.time.LocalDate;
import java.util.Objects;

/** Days from the first to the last, both included. */
public record Period(LocalDate from, LocalDate to) {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Without an end where none is given. */
    public Period {
        from = Objects.requireNonNullElse(from, FIRST);
        to = Objects.requireNonNullElse(to, LAST);
    }

    boolean isEver() {
        return from.equals(FIRST) && to.equals(LAST);
    }
}
