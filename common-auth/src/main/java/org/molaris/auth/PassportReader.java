package org.molaris.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;

/**
 * Accepts passports and nothing else. Signature, algorithm, issuer, audience and expiry are checked as configured beside
 * this class; the type here, since the library leaves it open.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class PassportReader extends JWTCallerPrincipalFactory {

    private static final int REMEMBERED = 1_000;

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();

    /** A signature is checked once: the gateway sends the same passport with every request of a credential until it expires. */
    private final Cache<String, JWTCallerPrincipal> accepted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.creating((String token, JWTCallerPrincipal passport) -> left(passport)))
            .executor(Runnable::run)
            .build();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        var known = accepted.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var passport = check(token, expected);
        accepted.put(token, passport);
        return passport;
    }

    /** None for one that is let in within the allowed skew alone: it is checked each time. */
    private static Duration left(JWTCallerPrincipal passport) {
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(passport.getExpirationTime()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private JWTCallerPrincipal check(String token, JWTAuthContextInfo expected) throws ParseException {
        var passport = parser.parse(token, expected);
        var type = passport.getJoseObjects().get(0).getHeader("typ");
        if (!Passport.TYPE.equals(type)) {
            throw new ParseException("A token of type " + type + " is no passport");
        }
        return new DefaultJWTCallerPrincipal(type, passport.getJwtClaims());
    }
}
