package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.molaris.local.LaunchException;

/** What a suite signs, made here with the suite's own keys. */
final class Signed {

    private Signed() {}

    /** The claims as a signed token of some type. */
    static String token(RsaJsonWebKey key, String type, JwtClaims claims) {
        try {
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setHeader("typ", type);
            token.setKeyIdHeaderValue(key.getKeyId());
            token.setKey(key.getPrivateKey());
            token.setPayload(claims.toJson());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new LaunchException("No token can be signed: %s.".formatted(e.getMessage()), e);
        }
    }

    /** The one key of a file. */
    static RsaJsonWebKey keyIn(Path file) {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(file));
        } catch (JoseException | IOException e) {
            throw new LaunchException("The file %s holds no key.".formatted(file), e);
        }
    }

    /** The first key of a file with several. */
    static RsaJsonWebKey firstKeyIn(Path file) {
        try {
            return (RsaJsonWebKey)
                    new JsonWebKeySet(Files.readString(file)).getJsonWebKeys().get(0);
        } catch (JoseException | IOException e) {
            throw new LaunchException("The file %s holds no keys.".formatted(file), e);
        }
    }
}
