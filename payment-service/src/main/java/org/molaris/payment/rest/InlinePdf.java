package org.molaris.payment.rest;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A paper as an answer: a browser shows it. */
final class InlinePdf {

    private InlinePdf() {}

    static RestResponse<byte[]> named(String name, byte[] pdf) {
        return ResponseBuilder.ok(pdf)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s.pdf\"".formatted(name))
                .build();
    }
}
