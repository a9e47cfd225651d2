package org.molaris.gateway;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.web.TraceParent;
import org.molaris.web.Traces;

/**
 * Where traces begin. A caller's trace goes on under its name, and otherwise there is a new one, so that what several
 * services do for one request can be found together; whether it is recorded is decided here, whatever the caller wants.
 * While nothing is traced, a caller's header goes through as it came.
 */
@Singleton
class Tracing {

    private static final String STATE = "tracestate";
    private static final int FIRST_FAULT_OF_OURS = 500;
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("molaris.request_id");
    private static final AttributeKey<String> CLINIC = AttributeKey.stringKey("molaris.clinic_id");

    private final Traces traces;
    private final boolean enabled;

    Tracing(Traces traces, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.traces = traces;
        this.enabled = !disabled;
    }

    /** Tells the service, in the headers of its request, which trace it works for and what caused it. */
    void begin(Visit visit, MultiMap headers) {
        var given = headers.get(TraceParent.HEADER);
        var isGiven = given != null && TraceParent.isWellFormed(given);
        if (!isGiven) {
            headers.remove(STATE); // it belongs to the other
        }
        if (enabled) {
            var span = span(visit, isGiven ? given : null);
            headers.set(TraceParent.HEADER, TraceParent.of(span.getSpanContext()));
            visit.isTraced(span);
        } else {
            var context = isGiven ? TraceParent.contextOf(given) : nobodyRecords();
            if (!isGiven) {
                headers.set(TraceParent.HEADER, TraceParent.of(context));
            }
            visit.isTraced(Span.wrap(context));
        }
    }

    /** After the last of the answer. */
    void end(Visit visit) {
        var span = visit.span();
        if (!span.isRecording()) {
            return;
        }
        var request = visit.request();
        span.setAttribute(METHOD, request.method().name())
                .setAttribute(ROUTE, visit.pattern())
                .setAttribute(REQUEST_ID, visit.requestId());
        var credential = visit.credential();
        if (credential != null && credential.clinicId() != null) {
            span.setAttribute(CLINIC, credential.clinicId().toString());
        }
        var response = request.response();
        int status = response.headWritten() ? response.getStatusCode() : AccessLine.HUNG_UP;
        span.setAttribute(STATUS, (long) status);
        if (status >= FIRST_FAULT_OF_OURS) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    boolean isEnabled() {
        return enabled;
    }

    private Span span(Visit visit, String given) {
        return traces.prepare(SpanKind.SERVER, visit.request().method().name() + ' ' + visit.pattern(), given)
                .setStartTimestamp(visit.begunAtMillis(), TimeUnit.MILLISECONDS)
                .startSpan();
    }

    private static SpanContext nobodyRecords() {
        var random = ThreadLocalRandom.current();
        return SpanContext.create(
                TraceId.fromLongs(random.nextLong() | 1, random.nextLong()),
                SpanId.fromLong(random.nextLong() | 1),
                TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
