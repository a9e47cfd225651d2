package org.molaris.gateway;

import io.vertx.core.MultiMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The header {@code traceparent} of W3C Trace Context: the caller's own when it is well-formed, and otherwise a new one,
 * so that what several services do for one request can be found under one name.
 */
final class TraceParent {

    private static final String HEADER = "traceparent";
    private static final String STATE = "tracestate";

    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int PARENT = 36;
    private static final int FLAGS = 53;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private TraceParent() {}

    /** Leaves it in the headers of a request, or puts it there. */
    static void putInto(MultiMap headers) {
        var given = headers.get(HEADER);
        if (given == null || !isWellFormed(given)) {
            headers.set(HEADER, newOne());
            headers.remove(STATE); // it belongs to the other
        }
    }

    static boolean isWellFormed(String given) {
        return given.length() == LENGTH
                && given.startsWith("00-")
                && given.charAt(PARENT - 1) == '-'
                && given.charAt(FLAGS - 1) == '-'
                && isNamed(given, TRACE, PARENT - 1)
                && isNamed(given, PARENT, FLAGS - 1)
                && isHex(given, FLAGS, LENGTH);
    }

    private static boolean isNamed(String given, int from, int to) {
        if (!isHex(given, from, to)) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (given.charAt(at) != '0') {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(String given, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = given.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Sampled: the gateway records nothing, but whoever does behind it is not to be kept from it. */
    @SuppressWarnings("deprecation") // the one way from bytes to a String that copies them once and decodes nothing
    private static String newOne() {
        var random = ThreadLocalRandom.current();
        var text = new byte[LENGTH];
        text[0] = '0';
        text[1] = '0';
        text[TRACE - 1] = '-';
        write(random.nextLong() | 1, text, TRACE);
        write(random.nextLong(), text, TRACE + 16);
        text[PARENT - 1] = '-';
        write(random.nextLong() | 1, text, PARENT);
        text[FLAGS - 1] = '-';
        text[FLAGS] = '0';
        text[FLAGS + 1] = '1';
        return new String(text, 0, 0, LENGTH);
    }

    private static void write(long value, byte[] text, int from) {
        for (int digit = 0; digit < 16; digit++) {
            text[from + digit] = DIGITS[(int) (value >>> (60 - 4 * digit)) & 0xF];
        }
    }
}
