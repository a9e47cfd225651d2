package org.molaris.gateway;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.molaris.auth.Passport;
import org.molaris.auth.Scopes;

/**
 * Exchanges credentials for passports. A signature takes a millisecond, so it is made by a worker thread, once for all
 * requests of the credential that wait for it, and serves until little of its life is left. Who is in the midst of its
 * work does not wait: the old passport goes on serving while the next one is signed.
 */
@Singleton
class Passports {

    private final PrivateKey key;
    private final String keyId;
    private final Duration lifetime;
    private final Duration renewBefore;
    private final Vertx vertx;
    private final Clock clock;

    Passports(GatewayConfig config, Vertx vertx, Clock clock) {
        var current = currentKey(config.passport().signingKeys());
        this.key = current.getPrivateKey();
        this.keyId = current.getKeyId();
        this.lifetime = config.passport().lifetime();
        this.renewBefore = config.passport().renewBefore();
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * A passport with enough time left; completed already unless one has to be signed.
     *
     * @param clinic that of the credential; null when it is of none
     */
    Future<SignedPassport> of(Credential credential, KnownClinic clinic) {
        var newest = credential.passport().get();
        if (newest != null && (!newest.isComplete() || isGood(newest, credential, clinic))) {
            return newest;
        }
        Future<SignedPassport> signing = vertx.executeBlocking(() -> sign(credential, clinic), false);
        return credential.passport().compareAndSet(newest, signing)
                ? signing
                : credential.passport().get();
    }

    /** Whether it serves; the first that finds it old has the next one made. */
    private boolean isGood(Future<SignedPassport> made, Credential credential, KnownClinic clinic) {
        if (!made.succeeded()) {
            return false;
        }
        var now = clock.instant();
        var passport = made.result();
        if (now.isBefore(passport.renewAt())) {
            return true;
        }
        if (!now.isBefore(passport.servesUntil())) {
            return false;
        }
        if (passport.renewing().compareAndSet(false, true)) {
            vertx.executeBlocking(() -> sign(credential, clinic), false)
                    .onSuccess(next -> credential.passport().compareAndSet(made, Future.succeededFuture(next)))
                    .onFailure(failure -> passport.renewing().set(false));
        }
        return true;
    }

    private SignedPassport sign(Credential credential, KnownClinic clinic) {
        var now = clock.instant();
        var end = now.plus(lifetime);
        boolean asLongAsTheCredential = !end.isBefore(credential.expiresAt());
        var expiresAt = asLongAsTheCredential ? credential.expiresAt() : end;
        var claims = Jwt.issuer(Passport.ISSUER)
                .audience(Passport.AUDIENCE)
                .subject(credential.subject())
                .groups(credential.groups())
                .issuedAt(now)
                .expiresAt(expiresAt);
        if (credential.clinicId() != null) {
            claims.claim(Passport.CLINIC_ID, credential.clinicId().toString());
        }
        if (clinic != null && clinic.number() != null) {
            claims.claim(Passport.CLINIC_NUMBER, clinic.number().toString());
        }
        if (credential.app() != null) {
            claims.claim(Passport.APP, credential.app());
        }
        if (credential.scope() != null) {
            claims.claim(Scopes.CLAIM, credential.scope()); // an empty one, too: it allows nothing
        }
        if (credential.developer() != null) {
            claims.claim(Passport.DEVELOPER, credential.developer());
        }
        var signed = claims.jws().header("typ", Passport.TYPE).keyId(keyId).sign(key);
        // A passport that already lives as long as its credential could not be made to live longer.
        return asLongAsTheCredential
                ? new SignedPassport("Bearer " + signed, expiresAt, expiresAt)
                : new SignedPassport(
                        "Bearer " + signed, expiresAt.minus(renewBefore), expiresAt.minus(renewBefore.dividedBy(2)));
    }

    private static RsaJsonWebKey currentKey(Path file) {
        try {
            var keys = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
            if (!keys.isEmpty()
                    && keys.get(0) instanceof RsaJsonWebKey first
                    && first.getPrivateKey() != null
                    && first.getKeyId() != null) {
                return first;
            }
            throw new IllegalStateException(
                    "The first of the keys in %s is no private RSA key with an id".formatted(file));
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The keys that sign passports cannot be read from %s".formatted(file), e);
        }
    }
}
