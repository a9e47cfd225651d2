package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.DATE;
import static io.vertx.core.http.HttpHeaders.TRANSFER_ENCODING;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The one way in, and the order of its steps: form of the request, limit of its address, route, credential, limits of its
 * owner and clinic, gates, passport, service; a public route has neither credential nor gates nor passport. It runs before
 * anything else that listens on the port, and nothing comes after it. All of it happens on the event loop that the request
 * came in on.
 */
@Singleton
class Door {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** The same as the value of a header. */
    static final String ALLOWED =
            METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));

    private static final String VISIT = "visit";
    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    private final List<OwnPath> ownPaths;
    private final ClientAddress addresses;
    private final CrossOrigin crossOrigin;
    private final AnswerHeaders answerHeaders;
    private final AccessLog accessLog;
    private final RateLimits rateLimits;
    private final Credentials credentials;
    private final Clinics clinics;
    private final Passports passports;
    private final PublicRequests publicRequests;
    private final LastUses lastUses;
    private final Upstreams upstreams;
    private final Refusals refusals;
    private final Meters meters;
    private final Tracing tracing;
    private final DateHeader date;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<Route.Load, Limits> limits = new EnumMap<>(Route.Load.class);

    Door(
            @All List<OwnPath> ownPaths,
            ClientAddress addresses,
            CrossOrigin crossOrigin,
            AnswerHeaders answerHeaders,
            AccessLog accessLog,
            RateLimits rateLimits,
            Credentials credentials,
            Clinics clinics,
            Passports passports,
            PublicRequests publicRequests,
            LastUses lastUses,
            Upstreams upstreams,
            Refusals refusals,
            Meters meters,
            Tracing tracing,
            DateHeader date,
            Vertx vertx,
            Clock clock,
            GatewayConfig config) {
        this.ownPaths = ownPaths;
        this.addresses = addresses;
        this.crossOrigin = crossOrigin;
        this.answerHeaders = answerHeaders;
        this.accessLog = accessLog;
        this.rateLimits = rateLimits;
        this.credentials = credentials;
        this.clinics = clinics;
        this.passports = passports;
        this.publicRequests = publicRequests;
        this.lastUses = lastUses;
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.meters = meters;
        this.tracing = tracing;
        this.date = date;
        this.vertx = vertx;
        this.clock = clock;
        for (var load : Route.Load.values()) {
            limits.put(load, Limits.of(load, config));
        }
    }

    void open(@Observes Router router) {
        var leave = crossOrigin.handler();
        if (leave.isPresent()) {
            first(router).handler(context -> {
                context.put(VISIT, begin(context));
                context.next();
            });
            first(router).handler(leave.get()).failureHandler(this::withoutLeave);
            first(router).handler(context -> enter(context, context.get(VISIT)));
        } else {
            first(router).handler(context -> enter(context, begin(context)));
        }
    }

    /** Of several, in their order. */
    private static io.vertx.ext.web.Route first(Router router) {
        return router.route().order(Integer.MIN_VALUE);
    }

    /** A page of an origin that is not listed: it gets what anybody gets, but no leave to read it. */
    private void withoutLeave(RoutingContext context) {
        if (context.statusCode() != FORBIDDEN) {
            context.next();
        } else if (context.request().method().equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            enter(context, context.get(VISIT));
        }
    }

    private Visit begin(RoutingContext context) {
        var request = context.request();
        var requestId = RequestId.of(request.headers());
        request.response().putHeader(RequestId.HEADER, requestId).putHeader(DATE, date.now());
        var visit = new Visit(request, requestId, addresses.of(request), clock.millis());
        context.addHeadersEndHandler(before -> answerHeaders.complete(visit));
        if (accessLog.isEnabled()) {
            context.addEndHandler(ended -> accessLog.note(visit));
        }
        if (tracing.isEnabled()) {
            context.addEndHandler(ended -> tracing.end(visit));
        }
        return visit;
    }

    private void enter(RoutingContext context, Visit visit) {
        orRefuse(visit, () -> admit(context, visit));
    }

    private void admit(RoutingContext context, Visit visit) {
        var request = visit.request();
        RequestBody.announce(request);
        checkForm(request);
        var path = RequestPath.of(request.uri());
        rateLimits.admit(visit);
        for (var own : ownPaths) {
            if (own.is(path)) {
                visit.leadsTo(path);
                own.answer(request, path);
                return;
            }
        }
        var route = Routes.of(path, Dialect.of(request));
        visit.leadsTo(route.path());
        if (route.access() == Route.Access.PUBLIC) {
            checkLength(request, route);
            publicRequests.admit(context);
            forward(visit, route, null);
            return;
        }
        whenThere(visit, credentials.of(request.headers()), credential -> {
            visit.isBy(credential);
            var clinic = passGates(visit, route, credential);
            checkLength(request, route);
            whenThere(visit, passports.of(credential, clinic), passport -> forward(visit, route, credential, passport));
        });
    }

    /** At once, where nothing has to be waited for: as nearly always. */
    private <T> void whenThere(Visit visit, Future<T> awaited, Consumer<T> then) {
        if (awaited.succeeded()) {
            then.accept(awaited.result());
            return;
        }
        visit.request().pause();
        var here = vertx.getOrCreateContext();
        awaited.onComplete(there -> here.runOnContext(back -> orRefuse(visit, () -> {
            if (there.failed()) {
                throw there.cause() instanceof Refused refused ? refused : notToBeHad(there.cause());
            }
            then.accept(there.result());
        })));
    }

    private static Refused notToBeHad(Throwable cause) {
        Log.error("A credential could not be exchanged", cause);
        return new Refused(Refusal.SERVICE_UNAVAILABLE);
    }

    private void orRefuse(Visit visit, Runnable step) {
        try {
            step.run();
        } catch (Refused e) {
            if (e.refusal().isOfCredential() && visit.credential() == null) {
                rateLimits.wrongCredential(visit, visit.request().headers());
            }
            refusals.answer(visit.request(), e.refusal());
        }
    }

    /** What could be read in two ways is not read at all. */
    private static void checkForm(HttpServerRequest request) {
        if (!METHODS.contains(request.method())) {
            throw new Refused(Refusal.METHOD_NOT_ALLOWED);
        }
        var encodings = request.headers().getAll(TRANSFER_ENCODING);
        if (!encodings.isEmpty()
                && (encodings.size() > 1
                        || !encodings.get(0).equals("chunked")
                        || request.version() == HttpVersion.HTTP_1_0
                        || request.headers().contains(CONTENT_LENGTH))) {
            throw new Refused(Refusal.MALFORMED_REQUEST);
        }
    }

    /**
     * From what is known at this moment, so that a change of a clinic takes effect with the next request.
     *
     * @return the clinic; null for a platform administrator
     */
    private KnownClinic passGates(Visit visit, Route route, Credential credential) {
        if (credential.isPlatformAdmin()) {
            rateLimits.admit(visit, credential, null);
            if (route.access() != Route.Access.CLINICS) {
                throw new Refused(Refusal.FORBIDDEN);
            }
            return null;
        }
        var clinic = clinics.of(credential.clinicId());
        rateLimits.admit(visit, credential, clinic);
        if (route.access() == Route.Access.DENTAL_CLINIC) {
            PlanGate.pass(clinic, clock.instant());
        }
        return clinic;
    }

    /** A body that says how long it is; the others are counted on their way. */
    private void checkLength(HttpServerRequest request, Route route) {
        if (RequestBody.lengthIn(request) > limits.get(route.load()).longestBody()) {
            throw new Refused(Refusal.TOO_LARGE);
        }
    }

    private void forward(Visit visit, Route route, Credential credential, SignedPassport passport) {
        forward(visit, route, passport);
        lastUses.tell(credential, passport);
    }

    private void forward(Visit visit, Route route, SignedPassport passport) {
        var allowed = limits.get(route.load());
        new Forwarding(visit, route, passport, upstreams, refusals, meters, tracing, allowed).start();
    }
}
