package org.molaris.opendental;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.molaris.auth.Scopes;
import org.molaris.dialect.DialectRefused;

/** Keeps a key to its permissions. What its role does not allow, no permission allows either. */
class PermissionFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final CurrentIdentityAssociation identities;

    PermissionFilter(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Null lets it pass. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Uni<Response> refuse(ContainerRequestContext request, ResourceInfo resource) {
        if (!OpenDental.isSpokenAt(request.getUriInfo().getPath())) {
            return Uni.createFrom().nullItem();
        }
        boolean reading = READING.contains(request.getMethod());
        var needed = neededFor(resource, reading);
        return identities.getDeferredIdentity().map(identity -> {
            if (allows(scopeOf(identity), needed, reading)) {
                return null;
            }
            throw new DialectRefused(
                    Response.Status.UNAUTHORIZED, "The key does not have the permission " + needed.label() + ".");
        });
    }

    private static Permission neededFor(ResourceInfo resource, boolean reading) {
        var method = resource.getResourceMethod();
        var said = method == null ? null : method.getAnnotation(Needs.class);
        if (said != null) {
            return said.value();
        }
        return reading ? Permission.READ_ALL : Permission.ALL_OTHERS;
    }

    private static boolean allows(String scope, Permission needed, boolean reading) {
        return Scopes.allow(scope, reading)
                || Arrays.asList(scope.split(" ", -1)).contains(needed.scope());
    }

    private static String scopeOf(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken passport ? passport.getClaim(Scopes.CLAIM) : null;
    }
}
