package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.ApiKeyText;
import org.molaris.auth.Passport;
import org.molaris.gateway.issuer.EmbeddedIssuer;
import org.molaris.gateway.issuer.EmbeddedIssuer.VerificationKey;

/**
 * Finds out whom the credential of a request speaks for: a user's token, or an API key. A token is verified once and then remembered, as a whole, until
 * it expires: a signature costs more than all the rest of a request. Verification stays on the event loop, since a tenth
 * of a millisecond once per token is less than two changes of thread on every request.
 */
@Singleton
class Credentials {

    private static final String API_KEY = "X-Api-Key";
    private static final String BEARER = "Bearer ";
    private static final String PLAIN_TYPE = "JWT";
    private static final String GROUPS = "groups";
    private static final String SCOPE = "scope";
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
    private final Optional<VerificationKey> key;
    private final ApiKeys apiKeys;
    private final Cache<String, Credential> remembered;
    private final Clock clock;

    Credentials(EmbeddedIssuer issuer, ApiKeys apiKeys, GatewayConfig config, Clock clock) {
        this.apiKeys = apiKeys;
        this.key = issuer.verificationKey();
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.credentials().remembered())
                .expireAfter(Expiry.creating((String token, Credential credential) ->
                        Duration.between(clock.instant(), credential.expiresAt())))
                .executor(Runnable::run)
                .build();
    }

    /** The caller behind the one credential of these headers, or {@link Refused}; completed already unless a key has to be fetched. */
    Future<Credential> of(MultiMap headers) {
        return Future.succeededFuture(found(headers));
    }

    private Credential found(MultiMap headers) {
        var keys = headers.getAll(API_KEY);
        var authorizations = headers.getAll(AUTHORIZATION);
        if (keys.size() + authorizations.size() > 1) {
            throw new Refused(Refusal.SEVERAL_CREDENTIALS);
        }
        if (!keys.isEmpty()) {
            return apiKeys.of(keys.get(0));
        }
        var authorization = authorizations.isEmpty() ? "" : authorizations.get(0);
        var keyed = KeySchemes.read(authorization, apiKeys);
        if (keyed != null) {
            return keyed;
        }
        var token = tokenIn(authorization);
        return token.startsWith(ApiKeyText.MARK) ? apiKeys.of(token) : ofToken(token);
    }

    private Credential ofToken(String token) {
        var credential = remembered.getIfPresent(token);
        if (credential == null) {
            credential = verified(token);
            remembered.put(token, credential);
        }
        // To the second: the allowance for clocks is for tokens that are not valid yet, never for spent ones.
        if (!clock.instant().isBefore(credential.expiresAt())) {
            throw unauthenticated();
        }
        return credential;
    }

    private static String tokenIn(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw unauthenticated();
        }
        return authorization.substring(BEARER.length());
    }

    private Credential verified(String token) {
        var trusted = key.orElseThrow(Credentials::unauthenticated);
        try {
            var parsed = parser.parse(token, expected(trusted));
            checkHeader(parsed, trusted);
            return credential(parsed.getJwtClaims());
        } catch (ParseException | MalformedClaimException | IllegalArgumentException e) {
            throw unauthenticated();
        }
    }

    /** One key, given by hand: nothing in a token can make the parser look for another. */
    private static JWTAuthContextInfo expected(VerificationKey trusted) {
        var expected = new JWTAuthContextInfo(trusted.key(), EmbeddedIssuer.NAME);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        expected.setExpectedAudience(Set.of(EmbeddedIssuer.AUDIENCE));
        expected.setClockSkew(CLOCK_SKEW_SECONDS);
        return expected;
    }

    /** A passport, or anything else that is no plain token, is not for this side of the door, whoever signed it. */
    private static void checkHeader(JwtContext parsed, VerificationKey trusted) {
        var parts = parsed.getJoseObjects();
        var type = parts.get(0).getHeader("typ");
        var keyId = parts.get(0).getKeyIdHeaderValue();
        if (parts.size() != 1
                || (type != null && !type.equalsIgnoreCase(PLAIN_TYPE))
                || (keyId != null && !keyId.equals(trusted.id()))) {
            throw unauthenticated();
        }
    }

    private static Credential credential(JwtClaims claims) throws MalformedClaimException {
        var clinic = claims.getStringClaimValue(Passport.CLINIC_ID);
        var groups = claims.hasClaim(GROUPS) ? claims.getStringListClaimValue(GROUPS) : List.<String>of();
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank() || ApiKeySubject.isOne(subject)) {
            throw unauthenticated();
        }
        return new Credential(
                subject,
                clinic == null ? null : UUID.fromString(clinic),
                Set.copyOf(groups),
                claims.getStringClaimValue(SCOPE),
                Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
    }

    private static Refused unauthenticated() {
        return new Refused(Refusal.UNAUTHENTICATED);
    }
}
