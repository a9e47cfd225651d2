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
import java.util.Set;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Accepts passports and nothing else. Signature, algorithm, audience and expiry are checked as configured beside this
 * class; the type here, since the library leaves it open, and who may say what with which key: the gateway and the
 * services have keys in one file, and none may pass for another.
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
        var keyId = keyIdOf(token);
        var passport = parser.parse(token, issuedBy(Passport.issuerOf(keyId), expected));
        var type = passport.getJoseObjects().get(0).getHeader("typ");
        if (!Passport.TYPE.equals(type)) {
            throw new ParseException("A token of type " + type + " is no passport");
        }
        var caller = new DefaultJWTCallerPrincipal(type, passport.getJwtClaims());
        mustSpeakForItself(keyId, caller.getGroups());
        return caller;
    }

    /** Which key it says it is signed with, before anybody knows whether it is. */
    private static String keyIdOf(String token) throws ParseException {
        try {
            return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new ParseException("This is no token", e);
        }
    }

    private static JWTAuthContextInfo issuedBy(String issuer, JWTAuthContextInfo expected) {
        var bound = new JWTAuthContextInfo(expected);
        bound.setIssuedBy(issuer);
        return bound;
    }

    /** A service speaks for no person, and nobody but a service for one: whoever has one key gets nothing of the other's. */
    private static void mustSpeakForItself(String keyId, Set<String> groups) throws ParseException {
        boolean itsOwn =
                Passport.isOfAService(keyId) ? groups.equals(Set.of(Roles.SERVICE)) : !groups.contains(Roles.SERVICE);
        if (!itsOwn) {
            throw new ParseException("The key " + keyId + " does not speak for " + groups);
        }
    }
}
