package org.molaris.clinic.rest.documents;

import java.util.regex.Pattern;

/**
 * The part of a content that a {@code Range} header (RFC 9110, 14) asks for.
 *
 * @param from the first byte
 * @param to the first byte after it
 */
record ByteRange(long from, long to) {

    private static final Pattern ONE = Pattern.compile("bytes=(?:(\\d{1,18})-(\\d{0,18})|-(\\d{1,18}))");

    /** All of it when nothing was asked for, or something that need not be understood, such as several parts. */
    static ByteRange of(String header, long size) {
        var asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches()) {
            return new ByteRange(0, size);
        }
        if (asked.group(3) != null) {
            return new ByteRange(Math.max(size - Long.parseLong(asked.group(3)), 0), size);
        }
        long from = Long.parseLong(asked.group(1));
        long to = asked.group(2).isEmpty() ? size : Math.min(Long.parseLong(asked.group(2)) + 1, size);
        return to > from || from >= size ? new ByteRange(from, to) : new ByteRange(0, size);
    }

    boolean isAllOf(long size) {
        return from == 0 && to == size;
    }

    /** Whether there is nothing there. */
    boolean isEmpty() {
        return from >= to;
    }

    long length() {
        return to - from;
    }
}
