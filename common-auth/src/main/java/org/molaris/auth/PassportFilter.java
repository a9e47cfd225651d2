package org.molaris.auth;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the clinic and the caller of a request from its passport, and from nowhere else; and remembers from where it came. */
class PassportFilter {

    private final CurrentIdentityAssociation identities;

    PassportFilter(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Uni<Void> rememberTheCaller(HttpServerRequest request) {
        return identities
                .getDeferredIdentity()
                .invoke(identity -> remember(identity, request))
                .replaceWithVoid();
    }

    private static void remember(SecurityIdentity identity, HttpServerRequest request) {
        var passport = identity.getPrincipal() instanceof JsonWebToken token ? token : null;
        Origin.remember(request, passport);
        if (passport != null) {
            String clinic = passport.getClaim(Passport.CLINIC_ID);
            CurrentClinic.set(new Caller(
                    clinic == null ? null : UUID.fromString(clinic), passport.getSubject(), passport.getRawToken()));
        }
    }
}
