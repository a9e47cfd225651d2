package org.molaris.suite;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes what parts of a suite say of their work, by OTLP over HTTP, and keeps it. */
final class Collector implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();

    /** One span, and the part that made it. */
    record Noted(String part, Span span, String wholeText) {

        private static Noted of(String part, Span span) {
            return new Noted(part, span, span.toString());
        }

        String trace() {
            return hex(span.getTraceId());
        }

        String id() {
            return hex(span.getSpanId());
        }

        String parent() {
            return hex(span.getParentSpanId());
        }

        String name() {
            return span.getName();
        }

        Map<String, String> attributes() {
            return span.getAttributesList().stream()
                    .collect(toMap(
                            KeyValue::getKey,
                            attribute -> attribute.getValue().hasIntValue()
                                    ? Long.toString(attribute.getValue().getIntValue())
                                    : attribute.getValue().getStringValue()));
        }

        private static String hex(ByteString bytes) {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
    }

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Noted> ofTrace(String trace) {
        return noted.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    Stream<Noted> all() {
        return noted.stream();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody();
            var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body)
                    .getResourceSpansList()
                    .forEach(this::note);
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private void note(ResourceSpans resource) {
        var part = resource.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findAny()
                .orElse("");
        resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> Noted.of(part, span))
                .forEach(noted::add);
    }
}
