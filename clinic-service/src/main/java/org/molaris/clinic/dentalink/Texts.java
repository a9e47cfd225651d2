package org.molaris.clinic.dentalink;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as programs want it: there, if only as none. */
final class Texts {

    private Texts() {}

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
    }
}
