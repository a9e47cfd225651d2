package org.molaris.gateway;

import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Ends a request whose client will not be heard out: with its connection, or, where that has others, with its stream. */
final class HangUp {

    private HangUp() {}

    /** The answer was given, and what still comes of the request is not read. */
    static void nothingMoreIsRead(HttpServerRequest request) {
        end(request, Http2Error.NO_ERROR);
    }

    /** It takes longer than it may. */
    static void takesTooLong(HttpServerRequest request) {
        end(request, Http2Error.CANCEL);
    }

    /** The answer broke off, which must not look like its end. */
    static void brokenOff(HttpServerRequest request) {
        end(request, Http2Error.INTERNAL_ERROR);
    }

    private static void end(HttpServerRequest request, Http2Error reason) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(reason.code());
        } else {
            request.connection().close();
        }
    }
}
