package org.molaris.gateway.docs;

import static io.vertx.core.http.HttpHeaders.ACCEPT_ENCODING;
import static io.vertx.core.http.HttpHeaders.CACHE_CONTROL;
import static io.vertx.core.http.HttpHeaders.CONTENT_ENCODING;
import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.ETAG;
import static io.vertx.core.http.HttpHeaders.IF_NONE_MATCH;
import static io.vertx.core.http.HttpHeaders.VARY;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A body that many ask for. Only its compressed form is kept, and nobody is given more of it at once than they take:
 * megabytes for strangers must not fill the memory.
 */
final class KeptBody {

    private static final int CHUNK = 16 * 1024;
    private static final int NOT_MODIFIED = 304;

    private final byte[] compressed;
    private final int length;
    private final String type;
    private final String caching;
    private final String tag;

    private KeptBody(byte[] compressed, int length, String type, String caching, String tag) {
        this.compressed = compressed;
        this.length = length;
        this.type = type;
        this.caching = caching;
        this.tag = tag;
    }

    /** Takes time: not for an event loop. */
    static KeptBody of(byte[] content, String type, String caching) {
        var compressed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(compressed)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Weak: it is the same in either encoding.
        return new KeptBody(compressed.toByteArray(), content.length, type, caching, "W/\"" + digest(content) + '"');
    }

    /** What changes whenever the content does. */
    static String digest(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return HexFormat.of().toHexDigits((int) sum.getValue()) + Integer.toHexString(content.length);
    }

    void answer(HttpServerRequest request) {
        var response = request.response()
                .putHeader(ETAG, tag)
                .putHeader(CACHE_CONTROL, caching)
                .putHeader(VARY, ACCEPT_ENCODING)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (isKnownTo(request)) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        boolean zipped = takesGzip(request);
        response.putHeader(CONTENT_TYPE, type)
                .putHeader(CONTENT_LENGTH, Integer.toString(zipped ? compressed.length : length));
        if (zipped) {
            response.putHeader(CONTENT_ENCODING, "gzip");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            pour(open(zipped), response);
        }
    }

    private boolean isKnownTo(HttpServerRequest request) {
        var known = request.getHeader(IF_NONE_MATCH);
        return known != null && (known.equals("*") || known.contains(tag.substring(2)));
    }

    private static boolean takesGzip(HttpServerRequest request) {
        var encodings = request.getHeader(ACCEPT_ENCODING);
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }

    private InputStream open(boolean zipped) {
        var stored = new ByteArrayInputStream(compressed);
        try {
            return zipped ? stored : new GZIPInputStream(stored, CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pour(InputStream from, HttpServerResponse to) {
        try {
            while (!to.writeQueueFull()) {
                var chunk = from.readNBytes(CHUNK);
                if (chunk.length == 0) {
                    from.close();
                    to.end();
                    return;
                }
                to.write(Buffer.buffer(chunk));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        to.drainHandler(taken -> pour(from, to));
    }
}
