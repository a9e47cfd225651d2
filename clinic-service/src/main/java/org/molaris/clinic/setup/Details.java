package org.molaris.clinic.setup;

import java.util.stream.Stream;

/** What a clinic writes down of one thing, and may change: a record whose components are columns of the same names. */
public interface Details {

    /** What else of the clinic it names; none where the id is null. */
    default Stream<Reference> references() {
        return Stream.empty();
    }
}
