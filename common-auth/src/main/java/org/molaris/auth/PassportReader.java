package org.molaris.auth;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Accepts passports and nothing else, from the start on. Signature, algorithm, audience and expiry are checked as configured beside this
 * class; the type here, since the library leaves it open, and who may say what with which key: the gateway and the
 * services have keys in one file, and none may pass for another.
 */
@Startup
@Alternative
@Priority(1)
@Singleton
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true", enableIfMissing = true)
class PassportReader extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
    private final KeyFile<KnownKeys> file;

    PassportReader(
            KeyFiles files,
            @ConfigProperty(name = "molaris.passport.keys", defaultValue = "passport-keys.jwks") Path path) {
        this.file = files.watch("passport-keys", path, KnownKeys.CONTENT, KnownKeys::in);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        var keys = file.keys();
        var known = keys.accepted().getIfPresent(token);
        if (known != null) {
            return known;
        }
        var passport = check(token, keys, expected);
        keys.accepted().put(token, passport);
        return passport;
    }

    private JWTCallerPrincipal check(String token, KnownKeys keys, JWTAuthContextInfo expected) throws ParseException {
        var signature = signatureOf(token);
        var keyId = signature.getKeyIdHeaderValue();
        var passport = parser.parse(token, bound(keyId, keyOf(signature, keys), expected));
        var type = passport.getJoseObjects().get(0).getHeader("typ");
        if (!Passport.TYPE.equals(type)) {
            throw new ParseException("A token of type " + type + " is no passport");
        }
        var caller = new DefaultJWTCallerPrincipal(type, passport.getJwtClaims());
        mustSpeakForItself(keyId, caller.getGroups());
        return caller;
    }

    /** What it says of its signature, before anybody knows whether it is true. */
    private static JsonWebSignature signatureOf(String token) throws ParseException {
        try {
            if (JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signature) {
                return signature;
            }
        } catch (JoseException e) {
            throw new ParseException("This is no token", e);
        }
        throw new ParseException("This is no signed token");
    }

    private static PublicKey keyOf(JsonWebSignature signature, KnownKeys keys) throws ParseException {
        try {
            return keys.keyOf(signature);
        } catch (JoseException e) {
            throw new ParseException("No key is known that could have signed it", e);
        }
    }

    private static JWTAuthContextInfo bound(String keyId, PublicKey key, JWTAuthContextInfo expected) {
        var bound = new JWTAuthContextInfo(expected);
        bound.setPublicVerificationKey(key);
        bound.setIssuedBy(Passport.issuerOf(keyId));
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
