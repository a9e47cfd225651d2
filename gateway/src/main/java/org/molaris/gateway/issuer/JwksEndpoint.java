package org.molaris.gateway.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;

/** Where an issuer publishes its keys. Follows no redirect, and takes neither much nor for long. */
final class JwksEndpoint {

    /** Far more than any issuer has, certificates included. */
    private static final int LONGEST = 256 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions target;
    private final long patienceMs;

    JwksEndpoint(URI address, Duration patience, Vertx vertx) {
        this.vertx = vertx;
        this.patienceMs = patience.toMillis();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int) patienceMs));
        this.target = new RequestOptions()
                .setAbsoluteURI(address.toString())
                .putHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json");
    }

    Future<KeySet> fetch() {
        return Future.succeededFuture(target)
                // On the request's own loop from here on: whoever reads from elsewhere may come when all has passed.
                .compose(where -> client.request(where)
                        .compose(request -> request.send()
                                .compose(JwksEndpoint::bodyOf)
                                .timeout(patienceMs, MILLISECONDS)
                                .onFailure(failure -> request.reset())))
                .timeout(patienceMs, MILLISECONDS)
                .compose(body -> vertx.executeBlocking(() -> KeySet.read(body.toString(UTF_8)), false));
    }

    private static Future<Buffer> bodyOf(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail);
        if (response.statusCode() != 200) {
            whole.tryFail("status " + response.statusCode());
        }
        var read = Buffer.buffer();
        response.handler(chunk -> {
            if (read.length() + chunk.length() > LONGEST) {
                whole.tryFail("more than " + LONGEST + " bytes");
            } else {
                read.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> whole.tryComplete(read));
        return whole.future();
    }
}
