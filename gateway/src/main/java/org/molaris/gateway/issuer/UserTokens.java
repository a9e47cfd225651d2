package org.molaris.gateway.issuer;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Verifies users' tokens. What a token says of itself chooses the issuer and the key among those that are known, and
 * nothing else; then all of it is verified. With a key that is quick it stays on the event loop, since a tenth of a
 * millisecond once per token is less than two changes of thread.
 */
@Singleton
public class UserTokens {

    private static final int LONGEST = 8 * 1024;

    /** A passport, or anything else that is no access token, is not for this side of the door, whoever signed it. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final Issuers issuers;
    private final Vertx vertx;

    UserTokens(Issuers issuers, Vertx vertx) {
        this.issuers = issuers;
        this.vertx = vertx;
    }

    /**
     * What the token says. Fails with {@link InvalidToken}, or with something else when the issuer is away and its keys
     * not known; completed already unless they are fetched first, or the key is a slow one.
     */
    public Future<VerifiedToken> verify(String token) {
        try {
            var read = ReadToken.of(token);
            var issuer = issuers.named(read.claims().getIssuer());
            var key = issuer.keys().known().find(read.keyId());
            if (key != null) {
                return verified(read, issuer, key);
            }
            var asked = issuer.keys().askedAgain();
            return asked.isComplete() ? verified(read, issuer, asked) : later(read, issuer, asked);
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return Future.failedFuture(new InvalidToken());
        }
    }

    /** Where the token came in, and not all that wait where the keys did. */
    private Future<VerifiedToken> later(ReadToken read, TrustedIssuer issuer, Future<KeySet> asked) {
        var here = vertx.getOrCreateContext();
        Promise<VerifiedToken> verified = Promise.promise();
        asked.onComplete(answered ->
                here.runOnContext(back -> verified(read, issuer, answered).onComplete(verified)));
        return verified.future();
    }

    private Future<VerifiedToken> verified(ReadToken read, TrustedIssuer issuer, AsyncResult<KeySet> asked) {
        if (asked.failed()) {
            return Future.failedFuture(asked.cause());
        }
        var key = asked.result().find(read.keyId());
        return key == null ? Future.failedFuture(new InvalidToken()) : verified(read, issuer, key);
    }

    private Future<VerifiedToken> verified(ReadToken read, TrustedIssuer issuer, TrustedKey key) {
        if (key.isSlow()) {
            return vertx.executeBlocking(() -> read.verifiedBy(issuer, key), false)
                    .recover(failure -> Future.failedFuture(new InvalidToken()));
        }
        try {
            return Future.succeededFuture(read.verifiedBy(issuer, key));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            return Future.failedFuture(new InvalidToken());
        }
    }

    /** A token whose words nobody has verified yet. */
    private record ReadToken(JsonWebSignature signed, JwtClaims claims) {

        static ReadToken of(String token) throws JoseException, InvalidJwtException {
            if (token.length() > LONGEST
                    || !(JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed)) {
                throw new InvalidToken();
            }
            var type = signed.getHeader("typ");
            if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
                throw new InvalidToken();
            }
            return new ReadToken(signed, JwtClaims.parse(signed.getUnverifiedPayload()));
        }

        String keyId() {
            return signed.getKeyIdHeaderValue();
        }

        VerifiedToken verifiedBy(TrustedIssuer issuer, TrustedKey key)
                throws InvalidJwtException, MalformedClaimException {
            return issuer.verified(signed, claims, key);
        }
    }
}
