package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.TRANSFER_ENCODING;

import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.streams.ReadStream;

/** The body of a request on its way through: counted, never kept. Fails when there is more of it than allowed. */
final class RequestBody implements ReadStream<Buffer> {

    private static final long UNKNOWN = -1;

    private final HttpServerRequest request;
    private final long allowed;
    private final Runnable whenRead;
    private Handler<Throwable> failed;
    private long seen;

    RequestBody(HttpServerRequest request, long allowed, Runnable whenRead) {
        this.request = request;
        this.allowed = allowed;
        this.whenRead = whenRead;
    }

    /**
     * Has a request say that it has a body of unknown length, of which HTTP/2 need not say a word: the open stream does.
     * Only as long as the head alone has been read: once the body is here too, its stream looks like one without.
     */
    static void announce(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2
                && lengthIn(request) == UNKNOWN
                && !request.headers().contains(TRANSFER_ENCODING)
                && hasMoreToCome(request)) {
            request.headers().set(TRANSFER_ENCODING, "chunked");
        }
    }

    /** Whether anything follows the head of a request, once that is announced. */
    static boolean isIn(HttpServerRequest request) {
        return lengthIn(request) > 0 || request.headers().contains(TRANSFER_ENCODING);
    }

    private static boolean hasMoreToCome(HttpServerRequest request) {
        var channel = ((ConnectionBase) request.connection()).channel();
        var http2 = channel.pipeline().get(Http2ConnectionHandler.class).connection();
        var stream = http2.stream(request.streamId());
        return stream != null && stream.state().remoteSideOpen();
    }

    /** What the request says of its length; below zero when it says nothing. */
    static long lengthIn(HttpServerRequest request) {
        var length = request.getHeader(CONTENT_LENGTH);
        return length == null ? UNKNOWN : Long.parseLong(length);
    }

    boolean isTooLarge() {
        return seen > allowed;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> next) {
        request.handler(next == null ? null : chunk -> take(chunk, next));
        return this;
    }

    private void take(Buffer chunk, Handler<Buffer> next) {
        seen += chunk.length();
        if (!isTooLarge()) {
            next.handle(chunk);
        } else if (failed != null) {
            failed.handle(new Refused(Refusal.TOO_LARGE));
        }
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> next) {
        request.endHandler(
                next == null
                        ? null
                        : read -> {
                            whenRead.run();
                            next.handle(null);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> next) {
        failed = next;
        request.exceptionHandler(next);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        if (!request.isEnded()) {
            request.pause();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    /** On HTTP/2 a request that has ended takes no more of these. */
    @Override
    public ReadStream<Buffer> fetch(long amount) {
        if (!request.isEnded()) {
            request.fetch(amount);
        }
        return this;
    }
}
