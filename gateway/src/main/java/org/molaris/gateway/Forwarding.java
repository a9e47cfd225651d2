package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;
import static io.vertx.core.http.HttpHeaders.CLOSE;
import static io.vertx.core.http.HttpHeaders.CONNECTION;
import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.EXPECT;
import static io.vertx.core.http.HttpHeaders.LOCATION;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;

/** One request's way to its service and back. It is sent once: what failed may have been done. */
final class Forwarding implements ProxyInterceptor, OriginRequestProvider {

    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Visit visit;
    private final HttpServerRequest request;
    private final Route route;
    private final SignedPassport passport;
    private final Upstreams upstreams;
    private final Refusals refusals;
    private final Meters meters;
    private final Tracing tracing;
    private final Limits limits;
    private final Instances instances;
    private Upstream instance;
    private int tried;
    private RequestBody body;
    private HttpClientRequest sent;

    /**
     * The way of one request.
     *
     * @param passport null where the route is public, and only there
     */
    Forwarding(
            Visit visit,
            Route route,
            SignedPassport passport,
            Upstreams upstreams,
            Refusals refusals,
            Meters meters,
            Tracing tracing,
            Limits limits) {
        this.visit = visit;
        this.request = visit.request();
        this.route = route;
        this.passport = passport;
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.meters = meters;
        this.tracing = tracing;
        this.limits = limits;
        this.instances = upstreams.instancesOf(route.service());
    }

    void start() {
        HttpProxy.reverseProxy(OPTIONS, upstreams.client())
                .origin(this)
                .addInterceptor(this)
                .handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var outgoing = context.request();
        ProxiedHeaders.cleanRequest(outgoing.headers(), route.access());
        outgoing.setURI(RequestPath.withQueryEncoded(SharedPaths.uriOfTheService(route, request.uri())));
        if (request.authority() != null) {
            outgoing.setAuthority(request.authority()); // so that the links it answers lead through this door
        }
        if (passport != null) {
            outgoing.putHeader(AUTHORIZATION, passport.authorization());
        }
        outgoing.putHeader(RequestId.HEADER, visit.requestId());
        outgoing.putHeader(Forwarded.HEADER, Forwarded.of(request, visit.address()));
        tracing.begin(visit, outgoing.headers());
        if (RequestBody.isIn(request)) {
            body = new RequestBody(request, limits.longestBody(), this::bodyIsSent);
            outgoing.setBody(Body.body(body, RequestBody.lengthIn(request)));
            if (request.headers().contains(EXPECT)) {
                request.response().writeContinue();
            }
        } else {
            outgoing.setBody(null);
            if (!request.isEnded()) {
                request.resume();
            }
        }
        return context.sendRequest()
                .onSuccess(answer -> instance.answered())
                .recover(failure -> refused(context, failure));
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        return connect(context).compose(this::begin);
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        var instance = instances.next();
        if (instance == null) {
            return Future.failedFuture(new Refused(Refusal.SERVICE_UNAVAILABLE));
        }
        this.instance = instance;
        tried++;
        var connected = context.client().request(instance.address());
        return tried < instances.countKnown()
                ? connected.recover(failure -> connectElsewhere(context, failure))
                : connected;
    }

    /** Nothing was sent yet, so that nothing can be done twice. */
    private Future<HttpClientRequest> connectElsewhere(ProxyContext context, Throwable failure) {
        if (!isMissed(failure) || request.response().closed()) {
            return Future.failedFuture(failure);
        }
        instance.missed();
        return connect(context);
    }

    private Future<HttpClientRequest> begin(HttpClientRequest begun) {
        if (request.response().closed()) {
            begun.reset();
            return Future.failedFuture(new HttpClosedException("The client hung up"));
        }
        sent = begun;
        if (body == null) {
            bodyIsSent();
        }
        return Future.succeededFuture(begun);
    }

    /** The service's time to answer begins when it has been told all. */
    private void bodyIsSent() {
        if (!sent.response().isComplete()) {
            sent.idleTimeout(limits.responseTimeoutMs());
        }
    }

    /**
     * Streams the answer to the client. The library's own way resets the response when a stream breaks, of which Quarkus
     * hears nothing on HTTP/1.1, and would wait for that request when it shuts down; here the connection is closed instead.
     */
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var from = context.response();
        var to = request.response().setStatusCode(from.getStatusCode());
        if (from.getStatusMessage() != null) {
            to.setStatusMessage(from.getStatusMessage());
        }
        ProxiedHeaders.copyResponse(from.headers(), to.headers());
        var location = to.headers().get(LOCATION);
        if (location != null) {
            to.headers().set(LOCATION, SharedPaths.locationHere(route, request.uri(), location));
        }
        if (from.getBody().length() < 0 && !isWithoutBody(from.getStatusCode())) {
            chunkOrClose(to);
        }
        if (!to.closed()) {
            meters.answered(route.service(), from.getStatusCode(), visit.nanos());
        }
        var answered = from.getBody().stream().pipe().endOnFailure(false).to(to);
        return answered.onFailure(this::broken).otherwiseEmpty();
    }

    private boolean isWithoutBody(int status) {
        return status == NO_CONTENT
                || status == NOT_MODIFIED
                || request.method().equals(HttpMethod.HEAD);
    }

    /** A body of unknown length ends with its last chunk, or, for a client of before chunks, with the connection. */
    private void chunkOrClose(HttpServerResponse to) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            to.putHeader(CONNECTION, CLOSE)
                    .bodyEndHandler(end -> request.connection().close());
        } else {
            to.setChunked(true);
        }
    }

    /** Closes later: what failed may be a write that is still under way further up the stack. */
    private void broken(Throwable failure) {
        if (sent != null) {
            sent.reset();
        }
        Vertx.currentContext().runOnContext(later -> HangUp.brokenOff(request));
    }

    private Future<ProxyResponse> refused(ProxyContext context, Throwable failure) {
        var refusal = reasonOf(failure);
        if (isMissed(failure)) {
            instance.missed();
        }
        var said = refusals.begin(request, refusal);
        var answer = context.request().release().response().setStatusCode(refusal.status());
        answer.putHeader(CONTENT_LENGTH, Integer.toString(said.length()))
                .setBody(Body.body(request.method().equals(HttpMethod.HEAD) ? Buffer.buffer() : said));
        return Future.succeededFuture(answer);
    }

    /** Whether the service was not there: not when it broke off, nor when too many wait for it, nor when nobody does. */
    private boolean isMissed(Throwable failure) {
        return sent == null
                ? !(failure instanceof Refused
                        || failure instanceof HttpClosedException
                        || failure instanceof ConnectionPoolTooBusyException)
                : failure instanceof TimeoutException;
    }

    private Refusal reasonOf(Throwable failure) {
        if (body != null && body.isTooLarge()) {
            return Refusal.TOO_LARGE;
        }
        return sent != null && failure instanceof TimeoutException
                ? Refusal.GATEWAY_TIMEOUT
                : Refusal.SERVICE_UNAVAILABLE;
    }
}
