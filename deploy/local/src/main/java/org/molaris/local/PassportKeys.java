package org.molaris.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The gateway's keys for passports, current and next: the private ones for the gateway, the public ones for services. */
public record PassportKeys(Path privateKeys, Path publicKeys) {

    private static final int BITS = 2048;

    /** The keys of a folder, made on first use and kept from then on. */
    public static PassportKeys in(Path folder) {
        Folders.privateFolder(folder);
        var keys = new PassportKeys(folder.resolve("passport-private.jwks"), folder.resolve("passport-public.jwks"));
        if (!Files.exists(keys.privateKeys)) {
            var made = new JsonWebKeySet(List.of(key(), key()));
            Folders.writePrivate(keys.privateKeys, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        }
        if (!Files.exists(keys.publicKeys)) {
            Folders.writePrivate(keys.publicKeys, publicPartsOf(keys.privateKeys));
        }
        return keys;
    }

    private static String publicPartsOf(Path privateKeys) {
        try {
            return new JsonWebKeySet(Folders.read(privateKeys)).toJson(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new LaunchException("The file %s holds no keys.".formatted(privateKeys), e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            var key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(Passwords.word().substring(0, 16));
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new LaunchException("No RSA key could be made: %s.".formatted(e.getMessage()), e);
        }
    }
}
