package org.molaris.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The header {@code traceparent} of W3C Trace Context: which trace something belongs to, and whose work caused it. What is
 * not well-formed counts as not there.
 */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int PARENT = TRACE + TraceId.getLength() + 1;
    private static final int FLAGS = PARENT + SpanId.getLength() + 1;

    private TraceParent() {}

    /** That of the work under way, for what it causes. */
    public static Optional<String> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(HEADER) : Optional.empty();
    }

    /** The trace of the work under way, as 32 hexadecimal digits. */
    public static Optional<String> currentTrace() {
        return current().map(parent -> parent.substring(TRACE, PARENT - 1));
    }

    /** Lets whatever this work causes name it as its cause. */
    public static <T> Uni<T> during(Span span, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var before = current();
            remember(span.getSpanContext());
            return work.get()
                    .eventually(() -> before.ifPresentOrElse(
                            outer -> ContextLocals.put(HEADER, outer), () -> ContextLocals.remove(HEADER)));
        });
    }

    static void remember(SpanContext context) {
        if (context.isValid()) {
            ContextLocals.put(HEADER, of(context));
        }
    }

    /** As the header says it. */
    public static String of(SpanContext context) {
        return "00-" + context.getTraceId() + '-' + context.getSpanId() + '-'
                + context.getTraceFlags().asHex();
    }

    public static boolean isWellFormed(String given) {
        return given.length() == LENGTH
                && given.startsWith("00-")
                && given.charAt(PARENT - 1) == '-'
                && given.charAt(FLAGS - 1) == '-'
                && TraceId.isValid(given.subSequence(TRACE, PARENT - 1))
                && SpanId.isValid(given.subSequence(PARENT, FLAGS - 1))
                && isHex(given.charAt(FLAGS))
                && isHex(given.charAt(FLAGS + 1));
    }

    /** What a span is to be the child of; of nothing, where nothing well-formed is given. */
    static Context parentOf(String given) {
        return given == null || !isWellFormed(given)
                ? Context.root()
                : Context.root().with(Span.wrap(contextOf(given)));
    }

    /** What a well-formed one says. */
    public static SpanContext contextOf(String wellFormed) {
        return SpanContext.createFromRemoteParent(
                wellFormed.substring(TRACE, PARENT - 1),
                wellFormed.substring(PARENT, FLAGS - 1),
                TraceFlags.fromHex(wellFormed, FLAGS),
                TraceState.getDefault());
    }

    private static boolean isHex(char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    }
}
