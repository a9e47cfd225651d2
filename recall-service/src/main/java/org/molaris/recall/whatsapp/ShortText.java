package org.molaris.recall.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads what somebody else has sent, who may send more than anybody wants to hold. */
final class ShortText {

    private static final int LONGEST = 64 * 1024;

    private ShortText() {}

    /** All of it; empty when it is longer than any answer is. Blocks. */
    static String of(InputStream answer) {
        try (answer) {
            var bytes = answer.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST ? "" : new String(bytes, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
