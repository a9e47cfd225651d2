package org.molaris.web;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.molaris.auth.CurrentClinic;

/** The part of a trace that one request to a service is: from before its passport is looked at to its answer. */
class TraceFilters {

    private static final String SPAN = Span.class.getName();
    private static final int BEFORE_THE_PASSPORT = Priorities.AUTHENTICATION - 1;
    private static final int FIRST_FAULT_OF_OURS = 500;
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> CLINIC = AttributeKey.stringKey("molaris.clinic_id");

    private final Traces traces;
    private final CurrentClinic clinic;

    TraceFilters(Traces traces, CurrentClinic clinic) {
        this.traces = traces;
        this.clinic = clinic;
    }

    @ServerRequestFilter(priority = BEFORE_THE_PASSPORT)
    void begin(ContainerRequestContext request, ResourceInfo resource) {
        var span = traces.begin(SpanKind.SERVER, request.getMethod(), request.getHeaderString(TraceParent.HEADER));
        TraceParent.remember(span.getSpanContext());
        if (span.isRecording()) {
            var route = routeOf(resource);
            span.updateName(request.getMethod() + ' ' + route)
                    .setAttribute(METHOD, request.getMethod())
                    .setAttribute(ROUTE, route);
            ContextLocals.put(SPAN, span);
        }
    }

    @ServerResponseFilter
    void end(ContainerResponseContext response) {
        ContextLocals.<Span>get(SPAN).ifPresent(span -> {
            ContextLocals.remove(SPAN);
            span.setAttribute(STATUS, (long) response.getStatus());
            clinic.idIfKnown().ifPresent(id -> span.setAttribute(CLINIC, id.toString()));
            if (response.getStatus() >= FIRST_FAULT_OF_OURS) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }

    /** As the resource declares it, with its variables left open: what stood in their place is nobody's business. */
    private static String routeOf(ResourceInfo resource) {
        return Stream.of(resource.getResourceClass(), resource.getResourceMethod())
                .map(TraceFilters::pathOf)
                .flatMap(Optional::stream)
                .map(path -> path.startsWith("/") ? path : '/' + path)
                .collect(Collectors.joining());
    }

    private static Optional<String> pathOf(AnnotatedElement declared) {
        return Optional.ofNullable(declared.getAnnotation(Path.class)).map(Path::value);
    }
}
