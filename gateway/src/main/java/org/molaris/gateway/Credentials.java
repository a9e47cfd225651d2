package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.molaris.auth.ApiKeyText;
import org.molaris.gateway.issuer.InvalidToken;
import org.molaris.gateway.issuer.TrustedKey;
import org.molaris.gateway.issuer.UserTokens;
import org.molaris.gateway.issuer.VerifiedToken;

/**
 * Finds out whom the credential of a request speaks for: a user's token, or an API key. A token is verified once and then
 * remembered, as a whole, until it expires or its issuer withdraws the key: a signature costs more than all the rest of a
 * request.
 */
@Singleton
class Credentials {

    private static final String API_KEY = "X-Api-Key";
    private static final String BEARER = "Bearer ";

    private final UserTokens tokens;
    private final ApiKeys apiKeys;
    private final Cache<String, Remembered> remembered;
    private final Clock clock;

    Credentials(UserTokens tokens, ApiKeys apiKeys, GatewayConfig config, Clock clock) {
        this.tokens = tokens;
        this.apiKeys = apiKeys;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(config.credentials().remembered().asLongValue())
                .weigher(Credentials::bytes)
                .expireAfter(Expiry.creating((String token, Remembered known) ->
                        Duration.between(clock.instant(), known.credential().expiresAt())))
                .executor(Runnable::run)
                .build();
    }

    /** A verified token, as it is answered, and the key that it hangs on. */
    private record Remembered(Credential credential, Future<Credential> found, TrustedKey key) {}

    /** A token, its passport, which says no more than it does, and what holds them. */
    private static int bytes(String token, Remembered known) {
        return 2 * token.length() + 1_500;
    }

    /** The caller behind the one credential of these headers, or {@link Refused}; completed already where nothing has to be fetched, and no slow signature verified. */
    Future<Credential> of(MultiMap headers) {
        var keys = headers.getAll(API_KEY);
        var authorizations = headers.getAll(AUTHORIZATION);
        if (keys.size() + authorizations.size() > 1) {
            throw new Refused(Refusal.SEVERAL_CREDENTIALS);
        }
        if (!keys.isEmpty()) {
            return Future.succeededFuture(apiKeys.of(keys.get(0)));
        }
        var authorization = authorizations.isEmpty() ? "" : authorizations.get(0);
        var keyed = KeySchemes.read(authorization, apiKeys);
        if (keyed != null) {
            return Future.succeededFuture(keyed);
        }
        var token = tokenIn(authorization);
        return token.startsWith(ApiKeyText.MARK) ? Future.succeededFuture(apiKeys.of(token)) : ofToken(token);
    }

    private Future<Credential> ofToken(String token) {
        var known = remembered.getIfPresent(token);
        if (known == null) {
            return tokens.verify(token).transform(verified -> remember(token, verified));
        }
        if (known.key().isWithdrawn()) {
            remembered.invalidate(token);
            return tokens.verify(token).transform(verified -> remember(token, verified));
        }
        checkExpiry(known.credential());
        return known.found();
    }

    private Future<Credential> remember(String token, AsyncResult<VerifiedToken> verified) {
        if (verified.failed()) {
            throw verified.cause() instanceof InvalidToken
                    ? new Refused(Refusal.INVALID_TOKEN)
                    : new Refused(Refusal.SERVICE_UNAVAILABLE);
        }
        var said = verified.result();
        var credential = new Credential(
                said.subject(), said.clinicId(), said.roles(), said.scope(), said.app(), said.expiresAt());
        checkExpiry(credential);
        var found = Future.succeededFuture(credential);
        remembered.put(token, new Remembered(credential, found, said.key()));
        return found;
    }

    /** To the second: the allowance for clocks is for tokens that are not valid yet, never for spent ones. */
    private void checkExpiry(Credential credential) {
        if (!clock.instant().isBefore(credential.expiresAt())) {
            throw new Refused(Refusal.INVALID_TOKEN);
        }
    }

    private static String tokenIn(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw unauthenticated();
        }
        return authorization.substring(BEARER.length());
    }

    private static Refused unauthenticated() {
        return new Refused(Refusal.UNAUTHENTICATED);
    }
}
