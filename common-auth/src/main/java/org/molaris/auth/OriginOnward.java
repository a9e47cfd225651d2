package org.molaris.auth;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells another service of the suite from where the request comes that asks it; nobody else is told. */
@Provider
public class OriginOnward implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getUri().getPath().startsWith(Origin.INTERNAL)) {
            Origin.current().ifPresent(origin -> request.getHeaders().putSingle(Origin.HEADER, origin));
        }
    }
}
