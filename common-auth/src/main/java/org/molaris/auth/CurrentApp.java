package org.molaris.auth;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The program that asks, by what its authorization server or its key calls it. */
@ApplicationScoped
public class CurrentApp {

    private final CurrentIdentityAssociation identities;

    CurrentApp(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** None when a person asks. */
    public Uni<Optional<String>> id() {
        return identities
                .getDeferredIdentity()
                .map(identity -> identity.getPrincipal() instanceof JsonWebToken passport
                        ? passport.<String>claim(Passport.APP).filter(app -> !app.isBlank())
                        : Optional.empty());
    }
}
