package org.molaris.clinic.setup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.molaris.data.Ids;

/**
 * Something to be kept from now on.
 *
 * @param number null for the next one
 */
record NewRow<T extends Details>(
        UUID id, Long number, @JsonUnwrapped T details) {

    static <T extends Details> NewRow<T> of(T details) {
        return new NewRow<>(Ids.next(), null, details);
    }

    static <T extends Details> NewRow<T> of(long number, T details) {
        return new NewRow<>(Ids.next(), number, details);
    }
}
