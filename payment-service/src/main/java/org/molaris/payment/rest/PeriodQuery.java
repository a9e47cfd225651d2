package org.molaris.payment.rest;

import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.payment.ledger.Period;
import org.molaris.web.BadRequest;

/** The query parameters that choose a period by the days on which payments were received. */
public class PeriodQuery {

    /** The first day; since ever when absent. */
    @RestQuery("from")
    LocalDate from;

    /** The last day; until ever when absent. */
    @RestQuery("to")
    LocalDate to;

    Period toPeriod() {
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadRequest("from", "must not be after to", null);
        }
        return new Period(from, to);
    }
}
