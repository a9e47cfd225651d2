package org.molaris.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What the access log says of one request.
 *
 * @param traceId null when it was not sent on to a service
 * @param route the path that leads there, without what stands below it; null when it leads nowhere
 * @param clinicId null when it is not known, like the principal
 */
record AccessLine(
        long atMillis,
        long nanos,
        String requestId,
        String traceId,
        String method,
        String route,
        Dialect dialect,
        int status,
        long bytesIn,
        long bytesOut,
        UUID clinicId,
        String principal,
        String address,
        String userAgent,
        HttpVersion protocol) {

    /** In place of a status: the client went away before there was one. */
    static final int HUNG_UP = 499;

    private static final int LONGEST_USER_AGENT = 120;
    private static final int ORDINARY_LENGTH = 384;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double THOUSAND = 1e3;

    String asJson(JsonFactory json) {
        var text = new StringWriter(ORDINARY_LENGTH);
        try (var line = json.createGenerator(text)) {
            line.writeStartObject();
            line.writeStringField("time", Instant.ofEpochMilli(atMillis).toString());
            line.writeStringField("request_id", requestId);
            if (traceId != null) {
                line.writeStringField("trace_id", traceId);
            }
            line.writeStringField("method", method);
            if (route != null) {
                line.writeStringField("route", route);
            }
            line.writeStringField("dialect", dialect.name().toLowerCase(Locale.ROOT));
            line.writeNumberField("status", status);
            line.writeNumberField("bytes_in", bytesIn);
            line.writeNumberField("bytes_out", bytesOut);
            line.writeNumberField("duration_ms", Math.round(nanos / NANOS_PER_MILLI * THOUSAND) / THOUSAND);
            if (clinicId != null) {
                line.writeStringField("clinic_id", clinicId.toString());
            }
            if (principal != null) {
                line.writeStringField("principal", principal);
            }
            line.writeStringField("address", address);
            if (userAgent != null) {
                line.writeStringField(
                        "user_agent", userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT)));
            }
            line.writeStringField("protocol", nameOf(protocol));
            line.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String nameOf(HttpVersion protocol) {
        return switch (protocol) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2";
        };
    }
}
