package org.molaris.clinic.setup;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One thing names another, in a field of its own. */
public record Reference(String field, Kind<?> kind, UUID id) {

    static Stream<Reference> each(String field, Kind<?> kind, List<UUID> ids) {
        return ids.stream().map(id -> new Reference(field, kind, id));
    }
}
