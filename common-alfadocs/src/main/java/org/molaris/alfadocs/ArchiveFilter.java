package org.molaris.alfadocs;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.molaris.auth.Passport;
import org.molaris.auth.Scopes;
import org.molaris.dialect.DialectRefused;

/**
 * Lets a caller into the archive that is its own, and an app do what its scopes say. Which archive that is the passport
 * says: the one in the path is only compared with it.
 */
class ArchiveFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final CurrentIdentityAssociation identities;

    ArchiveFilter(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Null lets it pass. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Uni<Response> refuse(ContainerRequestContext request, ResourceInfo resource) {
        if (!AlfaDocs.isSpokenAt(request.getUriInfo().getPath())) {
            return Uni.createFrom().nullItem();
        }
        return identities.getDeferredIdentity().map(identity -> {
            if (identity.getPrincipal() instanceof JsonWebToken passport) {
                checkScopes(passport.getClaim(Scopes.CLAIM), request.getMethod(), resource);
                checkArchive(passport, request);
            }
            return null;
        });
    }

    private static void checkScopes(String scope, String method, ResourceInfo resource) {
        if (Scopes.allow(scope, READING.contains(method))) {
            return;
        }
        if (scope.isBlank()) {
            throw forbidden("Access token scopes are empty");
        }
        var needed = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(Needs.class);
        if (needed != null
                && Arrays.asList(scope.split(" ", -1)).stream().noneMatch(Set.of(needed.value())::contains)) {
            throw forbidden("The access token has not the scope " + String.join(" or ", needed.value()));
        }
    }

    private static void checkArchive(JsonWebToken passport, ContainerRequestContext request) {
        var own = String.valueOf(passport.<Object>getClaim(Passport.CLINIC_NUMBER));
        var named = request.getUriInfo().getPathParameters();
        for (var parameter : Set.of("practiceId", "archiveId")) {
            var id = named.getFirst(parameter);
            if (id != null && !id.equals(own)) {
                throw forbidden("You have no access to this archive");
            }
        }
    }

    private static DialectRefused forbidden(String sentence) {
        return new DialectRefused(Status.FORBIDDEN, sentence);
    }
}
