package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Ends the answers that the gateway gives itself. */
final class Answers {

    private Answers() {}

    /** One to HEAD says how long its body would be, and has none: of which Vert.x does not think on HTTP/2. */
    static void end(HttpServerRequest request, Buffer body) {
        if (request.method().equals(HttpMethod.HEAD)) {
            request.response()
                    .putHeader(CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            request.response().end(body);
        }
    }
}
