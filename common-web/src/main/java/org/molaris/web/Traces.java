package org.molaris.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;

/**
 * Begins spans, at the few places where one part hands work to another. Nothing else makes any: what the libraries would
 * note by themselves has paths, queries and statements in it, and so what patients are called and suffer from. While
 * tracing is off, or a trace is not sampled, a span costs next to nothing and records nothing.
 */
@Singleton
public class Traces {

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Begins a span now. Whoever began it ends it.
     *
     * @param name a kind of work, such as {@code publish payment-recorded}; never whose
     * @param parent what caused it, as {@link TraceParent} has it; null when nothing is known of that
     */
    public Span begin(SpanKind kind, String name, String parent) {
        return prepare(kind, name, parent).startSpan();
    }

    /** The same, for whoever knows more of it before it begins. */
    public SpanBuilder prepare(SpanKind kind, String name, String parent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(TraceParent.parentOf(parent));
    }
}
