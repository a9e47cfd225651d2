package org.molaris.test;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.molaris.auth.Passport;
import org.molaris.auth.Roles;
import org.molaris.auth.Scopes;

/** Passports as the gateway and the services write them, signed with the keys that the module under test trusts. */
public final class Passports {

    /** The number that every clinic has by its passport here. */
    public static final String CLINIC_NUMBER = "1";

    /** The app that those of apps are for. */
    public static final String APP = "test-app";

    private static final int TTL_SECONDS = 60;

    /** Good ones, half of whose life lies ahead: a signature costs more than most of the requests that show it. */
    private static final Map<Holder, Made> MADE = new ConcurrentHashMap<>();

    private record Holder(UUID clinicId, String role, String subject) {}

    private record Made(String passport, Instant until) {}

    private Passports() {}

    /** A good one: a service's own for the role that only services have, the gateway's for every other. */
    public static String of(UUID clinicId, String role) {
        return of(clinicId, role, role + "@test");
    }

    /** A good one for somebody of a name; services have their own. */
    public static String of(UUID clinicId, String role, String subject) {
        var now = Instant.now();
        return MADE.compute(
                        new Holder(clinicId, role, subject),
                        (holder, made) -> made != null && now.isBefore(made.until)
                                ? made
                                : new Made(signed(holder), now.plusSeconds(TTL_SECONDS / 2)))
                .passport;
    }

    private static String signed(Holder holder) {
        return Roles.SERVICE.equals(holder.role)
                ? ofService(holder.clinicId)
                : signed(
                        Passport.TYPE,
                        Passport.ISSUER,
                        Passport.AUDIENCE,
                        holder.clinicId,
                        holder.role,
                        holder.subject,
                        TTL_SECONDS);
    }

    /** A good one of somebody whose app has scopes, or none at all where they are empty. */
    public static String ofApp(UUID clinicId, String role, String scope) {
        var key = currentKey();
        return Jwt.issuer(Passport.ISSUER)
                .audience(Passport.AUDIENCE)
                .subject(role + "@test")
                .groups(role)
                .claim(Passport.CLINIC_ID, clinicId.toString())
                .claim(Passport.CLINIC_NUMBER, CLINIC_NUMBER)
                .claim(Passport.APP, APP)
                .claim(Scopes.CLAIM, scope)
                .expiresIn(60)
                .jws()
                .header("typ", Passport.TYPE)
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }

    /** A good one of a program whose maker is known by name. */
    public static String ofDeveloper(UUID clinicId, String role, String developer) {
        var key = currentKey();
        return Jwt.issuer(Passport.ISSUER)
                .audience(Passport.AUDIENCE)
                .subject(role + "@test")
                .groups(role)
                .claim(Passport.CLINIC_ID, clinicId.toString())
                .claim(Passport.DEVELOPER, developer)
                .expiresIn(TTL_SECONDS)
                .jws()
                .header("typ", Passport.TYPE)
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }

    private static String ofService(UUID clinicId) {
        var key = serviceKey();
        return signed(
                key,
                Passport.TYPE,
                "molaris-" + key.getKeyId(),
                Passport.AUDIENCE,
                clinicId,
                Set.of(Roles.SERVICE),
                "system:" + key.getKeyId(),
                TTL_SECONDS);
    }

    /** One of the gateway that is wrong in whatever way a test wants it to be. */
    public static String signed(
            String type, String issuer, String audience, UUID clinicId, String role, String subject, int ttlSeconds) {
        return signed(currentKey(), type, issuer, audience, clinicId, Set.of(role), subject, ttlSeconds);
    }

    /** One of whoever has the key, wrong or not. */
    public static String signed(
            RsaJsonWebKey key,
            String type,
            String issuer,
            String audience,
            UUID clinicId,
            Set<String> groups,
            String subject,
            int ttlSeconds) {
        var claims = Jwt.issuer(issuer)
                .audience(audience)
                .subject(subject)
                .groups(groups)
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(ttlSeconds));
        if (clinicId != null) {
            claims.claim(Passport.CLINIC_ID, clinicId.toString());
            claims.claim(Passport.CLINIC_NUMBER, CLINIC_NUMBER);
        }
        return claims.jws().header("typ", type).keyId(key.getKeyId()).sign(key.getPrivateKey());
    }

    /** The gateway's key that signs, for those who want to misuse it. */
    public static RsaJsonWebKey currentKey() {
        return Keys.CURRENT;
    }

    /** The key of a service that acts by itself. */
    public static RsaJsonWebKey serviceKey() {
        return Keys.OF_THE_SERVICE;
    }

    /** Read once: a key that is new to the JDK costs it more than what is signed with it. */
    private static final class Keys {

        static final RsaJsonWebKey CURRENT;
        static final RsaJsonWebKey OF_THE_SERVICE;

        static {
            try {
                CURRENT = (RsaJsonWebKey) new JsonWebKeySet(content(Infrastructure.SIGNING_KEYS))
                        .getJsonWebKeys()
                        .get(0);
                OF_THE_SERVICE = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(content(Infrastructure.SERVICE_KEY));
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String content(String setting) {
        try {
            return Files.readString(Path.of(Infrastructure.setting(setting)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
