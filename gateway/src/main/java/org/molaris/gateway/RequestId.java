package org.molaris.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The name under which a request is found again in every log. */
final class RequestId {

    static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private static final int LONGEST = 128;
    private static final String PUNCTUATION = "-_.:";

    private RequestId() {}

    /** The caller's own, when it is one that can stand in a log; otherwise a new one. */
    static String of(MultiMap headers) {
        var given = headers.get(HEADER);
        return given != null && isPlain(given) ? given : random();
    }

    private static boolean isPlain(String given) {
        if (given.isEmpty() || given.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < given.length(); at++) {
            char c = given.charAt(at);
            boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || PUNCTUATION.indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** A version 4 UUID that need not be secret: the secure kind takes a lock that all event loops share. */
    private static String random() {
        var random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
