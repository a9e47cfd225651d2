package org.molaris.web;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets another service's part in a request be found under the same trace. Who is not one of ours hears nothing of it. */
@Provider
public class TraceToOtherServices implements ClientRequestFilter {

    private static final String OURS = "/internal/";

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getUri().getPath().startsWith(OURS)) {
            TraceParent.current().ifPresent(parent -> request.getHeaders().putSingle(TraceParent.HEADER, parent));
        }
    }
}
