package org.molaris.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens, good ones and every kind of bad one. */
final class Tokens {

    private final RsaJsonWebKey issuerKey = (RsaJsonWebKey) key("molaris.gateway.issuer.key");
    private final Map<String, Object> claims = new TreeMap<>();
    private final Map<String, Object> header = new TreeMap<>(Map.of("typ", "JWT"));
    private Key key = issuerKey.getPrivateKey();
    private String algorithm = "RS256";

    private Tokens() {
        header.put("kid", issuerKey.getKeyId());
        claim("iss", "molaris-embedded");
        claim("aud", "molaris");
        claim("sub", "ana");
        claim("iat", Instant.now().getEpochSecond());
        expiresIn(3600);
    }

    static Tokens of(UUID clinic) {
        return new Tokens().claim("clinic_id", clinic.toString()).claim("groups", List.of("receptionist"));
    }

    static Tokens ofPlatformAdmin() {
        return new Tokens().claim("groups", List.of("platform-admin"));
    }

    /** Null takes the claim away. */
    Tokens claim(String name, Object value) {
        claims.put(name, value);
        claims.values().removeIf(java.util.Objects::isNull);
        return this;
    }

    Tokens header(String name, Object value) {
        header.put(name, value);
        header.values().removeIf(java.util.Objects::isNull);
        return this;
    }

    Tokens expiresIn(long seconds) {
        return claim("exp", Instant.now().getEpochSecond() + seconds);
    }

    Tokens signedWith(String otherAlgorithm, Key otherKey) {
        algorithm = otherAlgorithm;
        key = otherKey;
        return this;
    }

    @Override
    public String toString() {
        try {
            var body = new JwtClaims();
            claims.forEach(body::setClaim);
            var jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setDoKeyValidation(false);
            jws.setPayload(body.toJson());
            header.forEach(jws::setHeader);
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKey(key);
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    RsaJsonWebKey issuerKey() {
        return issuerKey;
    }

    private static JsonWebKey key(String setting) {
        try {
            return JsonWebKey.Factory.newJwk(contentOf(setting));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonWebKeySet keys(String setting) {
        try {
            return new JsonWebKeySet(contentOf(setting));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String contentOf(String setting) {
        try {
            return Files.readString(Path.of(ConfigProvider.getConfig().getValue(setting, String.class)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
