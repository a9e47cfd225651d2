package org.molaris.opendental;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.molaris.auth.Passport;

/** Who made the program that asks, as Open Dental names it where a program signs. */
@ApplicationScoped
public class Developer {

    private final CurrentIdentityAssociation identities;

    Developer(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The name of the developer's key; that of who asks when there is none. */
    public Uni<String> name() {
        return identities.getDeferredIdentity().map(Developer::nameOf);
    }

    private static String nameOf(SecurityIdentity identity) {
        var developer = identity.getPrincipal() instanceof JsonWebToken passport
                ? passport.<String>getClaim(Passport.DEVELOPER)
                : null;
        return developer == null || developer.isBlank()
                ? identity.getPrincipal().getName()
                : developer;
    }
}
