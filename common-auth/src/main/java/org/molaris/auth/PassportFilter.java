package org.molaris.auth;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the clinic and the caller of a request from its passport, and from nowhere else. */
class PassportFilter {

    private final CurrentIdentityAssociation identities;

    PassportFilter(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Uni<Void> rememberTheCaller() {
        return identities.getDeferredIdentity().invoke(PassportFilter::remember).replaceWithVoid();
    }

    private static void remember(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken passport) {
            String clinic = passport.getClaim(Passport.CLINIC_ID);
            CurrentClinic.set(new Caller(
                    clinic == null ? null : UUID.fromString(clinic), passport.getSubject(), passport.getRawToken()));
        }
    }
}
