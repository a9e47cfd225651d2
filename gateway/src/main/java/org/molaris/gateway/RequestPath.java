package org.molaris.gateway;

import java.util.Locale;

/**
 * Reads the path of a request as it came. Whatever two readers could take for different paths (steps, encoded
 * separators, doubled slashes, parameters) is refused before anything looks at it, so the path that the gates saw is the
 * path that the service gets.
 */
final class RequestPath {

    private static final String ENCODED_TRICKS = "./\\;%";

    /** What browsers write into a query as it is, and a URI must not have. */
    private static final String ENCODED_FOR_OTHERS = "\"<>\\^`{|}";

    private RequestPath() {}

    /** The path without the query, or {@link Refused}. */
    static String of(String uri) {
        if (uri.isEmpty() || uri.charAt(0) != '/') {
            throw malformed();
        }
        int end = uri.length();
        for (int at = 0; at < end; at++) {
            if (uri.charAt(at) == '?') {
                checkQuery(uri, at);
                end = at;
            } else {
                check(uri, at);
            }
        }
        return end == uri.length() ? uri : uri.substring(0, end);
    }

    /** The same URI as services can read it: what nobody should write into a query is encoded. */
    static String withQueryEncoded(String uri) {
        int query = uri.indexOf('?');
        if (query < 0 || uri.chars().noneMatch(c -> ENCODED_FOR_OTHERS.indexOf(c) >= 0)) {
            return uri;
        }
        var encoded = new StringBuilder(uri.length() + 64).append(uri, 0, query);
        for (int at = query; at < uri.length(); at++) {
            char c = uri.charAt(at);
            if (ENCODED_FOR_OTHERS.indexOf(c) >= 0) {
                encoded.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static void check(String uri, int at) {
        switch (uri.charAt(at)) {
            case '/', '.' -> checkStep(uri, at);
            case '%' -> checkEncoded(uri, at);
            case ';', '\\', '#', '"', '<', '>', '^', '`', '{', '|', '}', '[', ']' -> throw malformed();
            default -> checkVisibleAscii(uri.charAt(at));
        }
    }

    /** No empty segment, none that is a step ({@code .}, {@code ..}), and no two dots in a row anywhere. */
    private static void checkStep(String uri, int at) {
        char next = at + 1 < uri.length() ? uri.charAt(at + 1) : '?';
        char before = at == 0 ? ' ' : uri.charAt(at - 1);
        boolean doubled = next == uri.charAt(at);
        boolean dotAlone = uri.charAt(at) == '.' && before == '/' && (next == '/' || next == '?');
        if (doubled || dotAlone) {
            throw malformed();
        }
    }

    private static void checkEncoded(String uri, int at) {
        int decoded = decoded(uri, at);
        if (decoded <= ' ' || decoded == 0x7F || ENCODED_TRICKS.indexOf(decoded) >= 0) {
            throw malformed();
        }
    }

    /** Negative where it is no encoded byte. */
    private static int decoded(String uri, int at) {
        int high = at + 2 < uri.length() ? Character.digit(uri.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(uri.charAt(at + 2), 16);
        return low < 0 ? -1 : high * 16 + low;
    }

    private static void checkQuery(String uri, int from) {
        for (int at = from; at < uri.length(); at++) {
            checkVisibleAscii(uri.charAt(at));
            if (uri.charAt(at) == '%' && decoded(uri, at) < 0) {
                throw malformed();
            }
        }
    }

    private static void checkVisibleAscii(char c) {
        if (c <= ' ' || c >= 0x7F) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return new Refused(Refusal.MALFORMED_PATH);
    }
}
