package org.molaris.recall.campaign;

import java.time.ZoneId;
import java.util.List;

/**
 * Part of a list in the order of its numbers.
 *
 * @param zone the clinic's
 */
public record Listed<T>(ZoneId zone, List<T> items) {

    public Listed {
        items = List.copyOf(items);
    }
}
