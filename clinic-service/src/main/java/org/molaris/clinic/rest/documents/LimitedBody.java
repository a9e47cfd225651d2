package org.molaris.clinic.rest.documents;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.molaris.clinic.document.DocumentRefused;

/** A body that is refused when it is longer than any that holds a document to be kept, whatever else is in it. */
final class LimitedBody extends FilterInputStream {

    private long left;

    private LimitedBody(InputStream body, long limit) {
        super(body);
        this.left = limit;
    }

    /** Fails at once when the body's length is told and too much. */
    static InputStream of(InputStream body, long limit, MultivaluedMap<String, String> headers) {
        var length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            throw DocumentRefused.tooLarge();
        }
        return new LimitedBody(body, limit);
    }

    @Override
    public int read() throws IOException {
        return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        return count(read, read);
    }

    private int count(int read, int bytes) {
        left -= read < 0 ? 0 : bytes;
        if (left < 0) {
            throw DocumentRefused.tooLarge();
        }
        return read;
    }
}
