package org.molaris.gateway.issuer;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.molaris.auth.Passport;
import org.molaris.gateway.GatewayConfig;

/** Issues users' tokens where there is no identity provider, with a key of its own that is made once and kept. */
@Singleton
public class EmbeddedIssuer {

    /** Claim {@code iss} of its tokens. */
    public static final String NAME = "molaris-embedded";

    /** Claim {@code aud} of its tokens. */
    public static final String AUDIENCE = "molaris";

    private static final String ALGORITHM = "RS256";
    private static final int KEY_BITS = 2048;

    private final Optional<RsaJsonWebKey> key;
    private final Clock clock;

    EmbeddedIssuer(GatewayConfig config, Clock clock) {
        this.key = config.issuer().key().map(EmbeddedIssuer::keyIn);
        this.clock = clock;
    }

    /** What its tokens are verified with; empty where there is no such issuer. */
    public Optional<VerificationKey> verificationKey() {
        return key.map(own -> new VerificationKey(own.getKeyId(), own.getPublicKey()));
    }

    /** The public half of the key. */
    public record VerificationKey(String id, PublicKey key) {}

    /** What the door takes it for: its word counts for every clinic and for platform administrators. */
    Optional<TrustedIssuer> trusted() {
        return verificationKey()
                .map(own -> new TrustedKey(own.id(), own.key(), Set.of(ALGORITHM)))
                .map(own -> {
                    var keys = new OwnKeys(new KeySet(List.of(own)));
                    return new TrustedIssuer(NAME, AUDIENCE, Set.of(), true, keys);
                });
    }

    /** Whether there is such an issuer here. */
    public boolean exists() {
        return key.isPresent();
    }

    /** A token for somebody of a clinic, or, without a clinic, for a platform administrator. Takes a millisecond. */
    public String issue(UUID clinicId, String role, String subject, Duration lifetime) {
        var now = clock.instant();
        var claims = Jwt.issuer(NAME)
                .audience(AUDIENCE)
                .subject(subject)
                .groups(Set.of(role))
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        if (clinicId != null) {
            claims.claim(Passport.CLINIC_ID, clinicId.toString());
        }
        var own = key.orElseThrow();
        return claims.jws().keyId(own.getKeyId()).sign(own.getPrivateKey());
    }

    private static RsaJsonWebKey keyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            if (JsonWebKey.Factory.newJwk(Files.readString(file)) instanceof RsaJsonWebKey found
                    && found.getPrivateKey() != null
                    && found.getKeyId() != null) {
                return found;
            }
            throw new IllegalStateException("The file %s holds no private RSA key with an id".formatted(file));
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The issuer's key cannot be read from, or made in, %s".formatted(file), e);
        }
    }

    /** Under another name first: a crash leaves no half of a key. */
    private static void make(Path file) throws IOException, JoseException {
        var made = RsaJwkGenerator.generateJwk(KEY_BITS);
        made.setKeyId(UUID.randomUUID().toString());
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var making = Files.createTempFile(folder, file.getFileName().toString(), ".making", ownerOnly);
        Files.writeString(making, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
