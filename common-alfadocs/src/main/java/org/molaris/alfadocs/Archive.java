package org.molaris.alfadocs;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.molaris.auth.Passport;

/** The archive that the caller may use. */
@ApplicationScoped
public class Archive {

    private final CurrentIdentityAssociation identities;

    Archive(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Its number, which is that of its practice, too: the clinic's. */
    public Uni<Long> number() {
        return identities.getDeferredIdentity().map(identity -> {
            var passport = (JsonWebToken) identity.getPrincipal();
            return Long.valueOf(String.valueOf(passport.<Object>getClaim(Passport.CLINIC_NUMBER)));
        });
    }
}
