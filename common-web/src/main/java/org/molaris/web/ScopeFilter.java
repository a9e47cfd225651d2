package org.molaris.web;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.molaris.auth.Scopes;

/** Keeps an app to its scopes where it uses the native API; dialects have scopes of their own. */
class ScopeFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final CurrentIdentityAssociation identities;

    ScopeFilter(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Null lets it pass. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Uni<Response> refuse(ContainerRequestContext request) {
        if (!EmptyParameters.isNative(request.getUriInfo().getPath())) {
            return Uni.createFrom().nullItem();
        }
        boolean reading = READING.contains(request.getMethod());
        return identities
                .getDeferredIdentity()
                .map(identity -> Scopes.allow(scopeOf(identity), reading) ? null : refusal());
    }

    private static String scopeOf(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken passport ? passport.getClaim(Scopes.CLAIM) : null;
    }

    private static Response refusal() {
        return Response.status(Status.FORBIDDEN)
                .entity(ApiError.of("INSUFFICIENT_SCOPE", "The app's scopes do not allow this"))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")
                .build();
    }
}
