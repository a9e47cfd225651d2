package org.molaris.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A body that is refused as soon as it is longer than any that can be meant. */
public final class LimitedBody extends FilterInputStream {

    private final Supplier<? extends RuntimeException> tooLong;
    private long left;

    private LimitedBody(InputStream body, long limit, Supplier<? extends RuntimeException> tooLong) {
        super(body);
        this.left = limit;
        this.tooLong = tooLong;
    }

    /** Fails at once when the body's length is told and too much. */
    public static InputStream of(
            InputStream body,
            long limit,
            MultivaluedMap<String, String> headers,
            Supplier<? extends RuntimeException> tooLong) {
        var length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            throw tooLong.get();
        }
        return new LimitedBody(body, limit, tooLong);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = readOrRefuse(bytes, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw tooLong.get();
        }
        return read;
    }

    /** Nobody hears it who has hung up; but it is the sender's doing and no failure of ours. */
    private int readOrRefuse(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new BadRequest("INCOMPLETE_BODY", "The body ends before its length");
        }
    }
}
