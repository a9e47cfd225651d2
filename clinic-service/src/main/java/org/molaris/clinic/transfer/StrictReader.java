package org.molaris.clinic.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Text whose every byte means something; the first that does not is named by its line. A byte order mark is no text. */
class StrictReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer undecoded = ByteBuffer.allocate(16 * 1024).flip();
    private boolean atTheEnd;
    private boolean broken;
    private boolean begun;
    private long line = 1;
    private char before;

    StrictReader(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        var text = CharBuffer.wrap(buffer, offset, length).slice();
        while (text.position() == 0 && length > 0) {
            if (broken) {
                throw new UnreadableFile(
                        line, "is not valid " + decoder.charset().name());
            }
            if (atTheEnd && !undecoded.hasRemaining()) {
                return -1;
            }
            decode(text);
            skipByteOrderMark(text);
        }
        count(text);
        return text.position();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** What was decoded before the broken byte is handed out first. */
    private void decode(CharBuffer text) throws IOException {
        var result = decoder.decode(undecoded, text, atTheEnd);
        broken = result.isError();
        if (result == CoderResult.UNDERFLOW && text.position() == 0 && !atTheEnd) {
            fill();
        }
    }

    private void fill() throws IOException {
        undecoded.compact();
        int read = bytes.read(undecoded.array(), undecoded.position(), undecoded.remaining());
        atTheEnd = read < 0;
        undecoded.position(undecoded.position() + Math.max(read, 0)).flip();
    }

    private void skipByteOrderMark(CharBuffer text) {
        if (!begun && text.position() > 0) {
            begun = true;
            if (text.get(0) == BYTE_ORDER_MARK) {
                text.flip().get();
                text.compact();
            }
        }
    }

    private void count(CharBuffer text) {
        for (int i = 0; i < text.position(); i++) {
            char c = text.get(i);
            if (c == '\r' || (c == '\n' && before != '\r')) {
                line++;
            }
            before = c;
        }
    }
}
