package org.molaris.payment.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Part of a list in the order of its numbers.
 *
 * @param zone the clinic's
 * @param asOf to be sent back by a client that keeps in step: whatever is committed later changed later than this
 */
public record Listed<T>(ZoneId zone, Instant asOf, List<T> items) {

    public Listed {
        items = List.copyOf(items);
    }
}
