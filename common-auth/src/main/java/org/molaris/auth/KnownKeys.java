package org.molaris.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * The public keys of all who sign passports, and the passports that they were found to have signed: those count as long as
 * these very keys do.
 */
final class KnownKeys {

    static final String CONTENT = "a set of public RSA keys with ids, the gateway's among them";

    private static final int REMEMBERED = 1_000;

    /** A signature is checked once: the gateway sends the same passport with every request of a credential until it expires. */
    private final Cache<String, JWTCallerPrincipal> accepted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.creating((String token, JWTCallerPrincipal passport) -> left(passport)))
            .executor(Runnable::run)
            .build();

    private final JwksVerificationKeyResolver keys;

    private KnownKeys(JsonWebKeySet keys) {
        this.keys = new JwksVerificationKeyResolver(keys.getJsonWebKeys());
        // A service's key is named after it, and so is the next one: for a while there are two of a name.
        this.keys.setDisambiguateWithVerifySignature(true);
    }

    /** Refuses what any passport's key could be missing from: a set that is empty, or one that is understood in part. */
    static KnownKeys in(String jwks) throws JoseException {
        var keys = new JsonWebKeySet(jwks);
        int written = JsonUtil.parseJson(jwks).get("keys") instanceof List<?> list ? list.size() : 0;
        boolean whole = keys.getJsonWebKeys().size() == written
                && keys.getJsonWebKeys().stream()
                        .allMatch(key -> key instanceof RsaJsonWebKey && key.getKeyId() != null);
        if (!whole || keys.getJsonWebKeys().stream().allMatch(key -> Passport.isOfAService(key.getKeyId()))) {
            throw new JoseException("No " + CONTENT);
        }
        return new KnownKeys(keys);
    }

    Cache<String, JWTCallerPrincipal> accepted() {
        return accepted;
    }

    /** That of the id which the token names; whether the token is signed with it is still to be seen. */
    PublicKey keyOf(JsonWebSignature token) throws JoseException {
        if (token.getKeyIdHeaderValue() == null) {
            throw new JoseException("It names no key");
        }
        return (PublicKey) keys.resolveKey(token, List.of());
    }

    /** None for one that is let in within the allowed skew alone: it is checked each time. */
    private static Duration left(JWTCallerPrincipal passport) {
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(passport.getExpirationTime()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
