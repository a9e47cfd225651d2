package org.molaris.gateway;

/**
 * Reads the path of a request as it came. Whatever two readers could take for different paths (steps, encoded
 * separators, doubled slashes, parameters) is refused before anything looks at it, so the path that the gates saw is the
 * path that the service gets.
 */
final class RequestPath {

    private static final String ENCODED_TRICKS = "./\\;%";

    private RequestPath() {}

    /** The path without the query, or {@link Refused}. */
    static String of(String uri) {
        if (uri.isEmpty() || uri.charAt(0) != '/') {
            throw malformed();
        }
        int end = uri.length();
        for (int at = 0; at < end; at++) {
            if (uri.charAt(at) == '?') {
                onlyVisibleAscii(uri, at);
                end = at;
            } else {
                check(uri, at);
            }
        }
        return end == uri.length() ? uri : uri.substring(0, end);
    }

    private static void check(String uri, int at) {
        switch (uri.charAt(at)) {
            case '/', '.' -> checkStep(uri, at);
            case '%' -> checkEncoded(uri, at);
            case ';', '\\', '#' -> throw malformed();
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
        int high = at + 2 < uri.length() ? Character.digit(uri.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(uri.charAt(at + 2), 16);
        int decoded = high * 16 + low;
        if (low < 0 || decoded <= ' ' || decoded == 0x7F || ENCODED_TRICKS.indexOf(decoded) >= 0) {
            throw malformed();
        }
    }

    private static void onlyVisibleAscii(String uri, int from) {
        for (int at = from; at < uri.length(); at++) {
            checkVisibleAscii(uri.charAt(at));
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
