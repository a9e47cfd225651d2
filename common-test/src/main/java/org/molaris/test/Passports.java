package org.molaris.test;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.molaris.auth.Passport;

/** Passports as the gateway writes them, signed with the keys that the module under test trusts. */
public final class Passports {

    private Passports() {}

    /** A good one. */
    public static String of(UUID clinicId, String role) {
        return of(clinicId, role, role + "@test");
    }

    public static String of(UUID clinicId, String role, String subject) {
        return signed(Passport.TYPE, Passport.ISSUER, Passport.AUDIENCE, clinicId, role, subject, 60);
    }

    /** One that is wrong in whatever way a test wants it to be. */
    public static String signed(
            String type, String issuer, String audience, UUID clinicId, String role, String subject, int ttlSeconds) {
        var key = currentKey();
        var claims = Jwt.issuer(issuer)
                .audience(audience)
                .subject(subject)
                .groups(Set.of(role))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(ttlSeconds));
        if (clinicId != null) {
            claims.claim(Passport.CLINIC_ID, clinicId.toString());
        }
        return claims.jws().header("typ", type).keyId(key.getKeyId()).sign(key.getPrivateKey());
    }

    /** The key that signs, for those who want to misuse it. */
    public static RsaJsonWebKey currentKey() {
        try {
            var keys =
                    new JsonWebKeySet(Files.readString(Path.of(Infrastructure.setting(Infrastructure.SIGNING_KEYS))));
            return (RsaJsonWebKey) keys.getJsonWebKeys().get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
