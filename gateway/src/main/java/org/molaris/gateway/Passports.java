package org.molaris.gateway;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.molaris.auth.KeyFile;
import org.molaris.auth.KeyFiles;
import org.molaris.auth.Passport;
import org.molaris.auth.Scopes;

/**
 * Exchanges credentials for passports. A signature takes a millisecond, so it is made by a worker thread, once for all
 * requests of the credential that wait for it, and serves until little of its life is left, also when the key has changed. Who is in the midst of its
 * work does not wait: the old passport goes on serving while the next one is signed.
 */
@Singleton
class Passports {

    private static final String CONTENT = "a set of private RSA keys, the first of which has an id";

    private final KeyFile<RsaJsonWebKey> key;
    private final Duration lifetime;
    private final Duration renewBefore;
    private final Vertx vertx;
    private final Clock clock;

    Passports(GatewayConfig config, KeyFiles files, Vertx vertx, Clock clock) {
        this.key =
                files.watch("passport-signing-keys", config.passport().signingKeys(), CONTENT, Passports::currentKey);
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
        var current = key.keys();
        var signed = claims.jws()
                .header("typ", Passport.TYPE)
                .keyId(current.getKeyId())
                .sign(current.getPrivateKey());
        // A passport that already lives as long as its credential could not be made to live longer.
        return asLongAsTheCredential
                ? new SignedPassport("Bearer " + signed, expiresAt, expiresAt)
                : new SignedPassport(
                        "Bearer " + signed, expiresAt.minus(renewBefore), expiresAt.minus(renewBefore.dividedBy(2)));
    }

    private static RsaJsonWebKey currentKey(String jwks) throws JoseException {
        var keys = new JsonWebKeySet(jwks).getJsonWebKeys();
        if (!keys.isEmpty()
                && keys.get(0) instanceof RsaJsonWebKey first
                && first.getPrivateKey() != null
                && first.getKeyId() != null) {
            return first;
        }
        throw new JoseException("No " + CONTENT);
    }
}
