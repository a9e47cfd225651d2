package org.molaris.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;

/**
 * Accepts passports and nothing else. Signature, algorithm, issuer, audience and expiry are checked as configured beside
 * this class; the type here, since the library leaves it open.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class PassportReader extends JWTCallerPrincipalFactory {

    private static final int REMEMBERED = 10_000;

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();

    /** A signature is checked once: the gateway sends the same passport with every request of a credential. */
    private final Cache<String, JWTCallerPrincipal> accepted =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        var known = accepted.getIfPresent(token);
        if (known != null && Instant.now().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        accepted.invalidate(token);
        var passport = check(token, expected);
        accepted.put(token, passport);
        return passport;
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
