package org.molaris.auth;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Passports of this service for what it asks by itself, when nobody else does: for a job of a clinic, or of none. Signed by
 * a worker thread, once per clinic, and used for half of their life. They live in the world's time, whatever day the
 * service is told that it is.
 */
@Startup
@Singleton
public class ServicePassports {

    private static final String KEY = "molaris.service.signing-key";
    static final String CONTENT = "a private RSA key whose id is the name of a service";
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final int REMEMBERED = 10_000;

    private final Optional<KeyFile<RsaJsonWebKey>> key;
    private final AsyncCache<Optional<UUID>, String> signed;

    @Inject
    ServicePassports(KeyFiles files, @ConfigProperty(name = KEY) Optional<Path> path) {
        this(
                path.map(file -> files.watch("service-signing-key", file, CONTENT, ServicePassports::keyIn)),
                Ticker.systemTicker());
    }

    ServicePassports(Optional<KeyFile<RsaJsonWebKey>> key, Ticker time) {
        this.key = key;
        this.signed = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(LIFETIME.dividedBy(2))
                .ticker(time)
                .executor(Infrastructure.getDefaultWorkerPool())
                .buildAsync();
    }

    /**
     * The value of the {@code Authorization} header. Fails with {@link IllegalStateException} when the service was given
     * no key.
     *
     * @param clinicId null for what is of no clinic
     */
    public Uni<String> of(UUID clinicId) {
        return Uni.createFrom().deferred(() -> {
            var passport = signed.get(Optional.ofNullable(clinicId), this::sign);
            var caller = Vertx.currentContext();
            var given = Uni.createFrom().completionStage(passport);
            return passport.isDone() || caller == null
                    ? given
                    : given.emitOn(next -> caller.runOnContext(nothing -> next.run()));
        });
    }

    private String sign(Optional<UUID> clinicId) {
        var own = key.map(KeyFile::keys)
                .orElseThrow(() ->
                        new IllegalStateException("Without %s this service has no passport of its own".formatted(KEY)));
        var now = Instant.now();
        var claims = Jwt.issuer(Passport.issuerOf(own.getKeyId()))
                .audience(Passport.AUDIENCE)
                .subject(Caller.system(null, own.getKeyId()).subject())
                .groups(Set.of(Roles.SERVICE))
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME));
        clinicId.ifPresent(clinic -> claims.claim(Passport.CLINIC_ID, clinic.toString()));
        return "Bearer "
                + claims.jws()
                        .header("typ", Passport.TYPE)
                        .keyId(own.getKeyId())
                        .sign(own.getPrivateKey());
    }

    static RsaJsonWebKey keyIn(String jwk) throws JoseException {
        if (JsonWebKey.Factory.newJwk(jwk) instanceof RsaJsonWebKey own
                && own.getPrivateKey() != null
                && Passport.isOfAService(own.getKeyId())) {
            return own;
        }
        throw new JoseException("No " + CONTENT);
    }
}
