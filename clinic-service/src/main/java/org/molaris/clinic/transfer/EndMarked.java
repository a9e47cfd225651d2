package org.molaris.clinic.transfer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text with one more row at its end. A parser that takes the end of a file for the end of a quote does not give that row
 * as a row.
 */
class EndMarked extends FilterReader {

    /** Which no text has. */
    static final String END = "\0\uFFFF\0";

    private static final String MARK = "\n" + END;

    private int marked;

    EndMarked(Reader text) {
        super(text);
    }

    static boolean ends(char[] text, int offset, int length) {
        return length >= MARK.length() && new String(text, offset + length - MARK.length(), MARK.length()).equals(MARK);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = marked > 0 ? -1 : super.read(buffer, offset, length);
        if (read >= 0 || marked == MARK.length()) {
            return read;
        }
        int more = Math.min(length, MARK.length() - marked);
        MARK.getChars(marked, marked + more, buffer, offset);
        marked += more;
        return more;
    }
}
