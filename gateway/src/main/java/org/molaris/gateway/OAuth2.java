package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.ALLOW;
import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;
import static io.vertx.core.http.HttpHeaders.CACHE_CONTROL;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.EXPECT;
import static io.vertx.core.http.HttpHeaders.LOCATION;
import static io.vertx.core.http.HttpHeaders.RETRY_AFTER;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where apps are allowed to act for somebody of a clinic: {@code GET /oauth2/authorize} sends the browser on to the
 * identity provider, {@code POST /oauth2/token} asks it for tokens. Everybody may come; so many at once, as on public routes.
 */
@Singleton
class OAuth2 implements OwnPath {

    private static final String PREFIX = "/oauth2/";
    private static final String ALFADOCS_PREFIX = "/alfadocs" + PREFIX;
    private static final String AUTHORIZE = "authorize";
    private static final String TOKEN = "token";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> POSTING = Set.of(HttpMethod.POST);

    private static final String BASIC = "Basic ";
    private static final int LONGEST_FORM = 64 * 1024;

    private static final String NO_PROVIDER =
            "This installation has no identity provider, so apps cannot be connected to it. Programs come in with an API key,"
                    + " which the owner of a clinic makes at /api/dental/api-keys; people get a token from whoever runs it.";

    private final Optional<IdentityProvider> provider;
    private final Refusals refusals;
    private final AtomicInteger underWay = new AtomicInteger();
    private final int atOnce;
    private final long longestMs;

    OAuth2(GatewayConfig config, Refusals refusals, Vertx vertx) {
        this.provider = config.oauth2().realmUrl().map(realm -> new IdentityProvider(realm, config, vertx));
        this.refusals = refusals;
        this.atOnce = config.publicRequests().atOnce();
        this.longestMs = config.publicRequests().longest().toMillis();
    }

    @Override
    public boolean is(String path) {
        return path.startsWith(PREFIX) || path.startsWith(ALFADOCS_PREFIX);
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        try {
            switch (path.substring(path.indexOf(PREFIX) + PREFIX.length())) {
                case AUTHORIZE -> authorize(request);
                case TOKEN -> token(request);
                default -> throw new Refused(Refusal.NOT_FOUND);
            }
        } catch (OAuth2Refused e) {
            refuse(request, e);
        }
    }

    private void authorize(HttpServerRequest request) {
        checkMethod(request, READING);
        var there = here();
        var asked = AuthorizationRequest.of(request.query());
        startResponse(request, 302)
                .putHeader(LOCATION, there.authorizationUrl(asked))
                .end();
    }

    private void token(HttpServerRequest request) {
        checkMethod(request, POSTING);
        here();
        if (RequestBody.lengthIn(request) > LONGEST_FORM) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        if (underWay.incrementAndGet() > atOnce) {
            underWay.decrementAndGet();
            throw new Refused(Refusal.TOO_MANY_REQUESTS);
        }
        bodyOf(request)
                .compose(form -> exchange(request, form))
                .onComplete(done -> underWay.decrementAndGet())
                .onSuccess(answer -> say(request, 200, answer))
                .onFailure(failure -> failed(request, failure));
    }

    private Future<JsonObject> exchange(HttpServerRequest request, Buffer form) {
        var authorization = request.getHeader(AUTHORIZATION);
        boolean basic = authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
        return here().exchange(TokenRequest.of(form, basic), basic ? authorization : null);
    }

    /** The provider; a refusal that says what to do instead where there is none. */
    private IdentityProvider here() {
        return provider.orElseThrow(() -> new OAuth2Refused(501, OAuth2Refused.UNAVAILABLE, NO_PROVIDER));
    }

    private void failed(HttpServerRequest request, Throwable failure) {
        if (failure instanceof OAuth2Refused refused) {
            refuse(request, refused);
        } else if (failure instanceof Refused refused) {
            refusals.answer(request, refused.refusal());
        } else if (request.isEnded()) {
            Log.warnf("The identity provider could not be asked for a token: %s", failure);
            refuse(request, OAuth2Refused.unavailable(failure instanceof TimeoutException ? 504 : 503));
        } else {
            // Half a form, and then nothing more in time, or the end of the connection.
            request.connection().close();
        }
    }

    private static void checkMethod(HttpServerRequest request, Set<HttpMethod> allowed) {
        if (!allowed.contains(request.method())) {
            request.response().putHeader(ALLOW, allowed.contains(HttpMethod.POST) ? "POST" : "GET, HEAD");
            throw OAuth2Refused.invalidRequest(405, "The method is not one of this path");
        }
    }

    /** A form of the length that is allowed, within the time that is allowed. */
    private Future<Buffer> bodyOf(HttpServerRequest request) {
        var whole = Promise.<Buffer>promise();
        var read = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(read));
        request.handler(chunk -> {
            if (read.length() + chunk.length() > LONGEST_FORM) {
                whole.tryFail(new Refused(Refusal.TOO_LARGE));
            } else {
                read.appendBuffer(chunk);
            }
        });
        if (request.headers().contains(EXPECT)) {
            request.response().writeContinue();
        }
        return whole.future().timeout(longestMs, MILLISECONDS);
    }

    private static void refuse(HttpServerRequest request, OAuth2Refused refused) {
        if (refused.passes()) {
            request.response().putHeader(RETRY_AFTER, "1");
        }
        if (refused.status() == 401) {
            request.response().putHeader("WWW-Authenticate", "Basic");
        }
        say(request, refused.status(), refused.body());
        request.resume();
    }

    private static void say(HttpServerRequest request, int status, JsonObject answer) {
        startResponse(request, status).putHeader(CONTENT_TYPE, "application/json;charset=UTF-8");
        Answers.end(request, answer.toBuffer());
    }

    private static HttpServerResponse startResponse(HttpServerRequest request, int status) {
        return request.response()
                .setStatusCode(status)
                .putHeader(CACHE_CONTROL, "no-store")
                .putHeader("Pragma", "no-cache");
    }
}
