package org.molaris.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * The keys that sign passports: the gateway's, current and next, and one of each service that acts by itself. The private
 * ones are for those who sign, each in a file of its own; the public ones lie in one file, for every service.
 */
public record PassportKeys(Path privateKeys, Path publicKeys) {

    private static final int BITS = 2048;

    /** Those that ask the others for what nobody asked them. */
    private static final List<String> SERVICES = List.of("recall-service");

    /** The keys of a folder, made on first use and kept from then on. */
    public static PassportKeys in(Path folder) {
        Folders.privateFolder(folder);
        var keys = new PassportKeys(folder.resolve("passport-private.jwks"), folder.resolve("passport-public.jwks"));
        if (!Files.exists(keys.privateKeys)) {
            var made = new JsonWebKeySet(List.of(key(), key()));
            Folders.writePrivate(keys.privateKeys, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        }
        if (!Files.exists(keys.publicKeys)) {
            Folders.writePrivate(keys.publicKeys, publicPartsOf(keysIn(keys.privateKeys)));
        }
        SERVICES.forEach(keys::mustHave);
        return keys;
    }

    /** The private key of a service, a JWK; none when it does not act by itself. */
    public Optional<Path> serviceKey(String service) {
        return SERVICES.contains(service)
                ? Optional.of(privateKeys.resolveSibling(service + ".jwk"))
                : Optional.empty();
    }

    /**
     * Turns to the next key: it signs from now on, a new one comes after it, and the one that signed is known no more. The
     * private file must reach the gateway first; the public one the services when no passport of the old key is left.
     */
    public void rotate() {
        var signing = keysIn(privateKeys).getJsonWebKeys();
        if (signing.size() != 2) {
            throw new LaunchException("The file %s holds %d keys, and not the current one and the next one."
                    .formatted(privateKeys, signing.size()));
        }
        var old = signing.get(0);
        var known = keysIn(publicKeys).getJsonWebKeys().stream()
                .map(JsonWebKey::getKeyId)
                .toList();
        if (!known.contains(signing.get(1).getKeyId())) {
            throw new LaunchException("The next key, %s, is not among those of %s: nobody would know it."
                    .formatted(signing.get(1).getKeyId(), publicKeys));
        }
        var turned = new JsonWebKeySet(List.of(signing.get(1), key()));
        var others = keysIn(publicKeys).getJsonWebKeys().stream()
                .filter(key ->
                        !List.of(old.getKeyId(), signing.get(1).getKeyId()).contains(key.getKeyId()));
        var published = new JsonWebKeySet(
                Stream.concat(turned.getJsonWebKeys().stream(), others).toList());
        Folders.writePrivate(privateKeys, turned.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        Folders.writePrivate(publicKeys, publicPartsOf(published));
    }

    /** A folder that was made before the service was gets its key, too. */
    private void mustHave(String service) {
        var file = serviceKey(service).orElseThrow();
        if (!Files.exists(file)) {
            Folders.writePrivate(file, key(service).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        }
        var own = keyIn(file);
        var known = keysIn(publicKeys);
        var before = known.getJsonWebKeys().stream()
                .filter(key -> service.equals(key.getKeyId()))
                .toList();
        if (before.size() != 1 || !before.get(0).getKey().equals(own.getKey())) {
            known.getJsonWebKeys().removeAll(before);
            known.addJsonWebKey(own);
            Folders.writePrivate(publicKeys, publicPartsOf(known));
        }
    }

    private static String publicPartsOf(JsonWebKeySet keys) {
        return keys.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static JsonWebKeySet keysIn(Path file) {
        try {
            return new JsonWebKeySet(Folders.read(file));
        } catch (JoseException e) {
            throw new LaunchException("The file %s holds no keys.".formatted(file), e);
        }
    }

    private static JsonWebKey keyIn(Path file) {
        try {
            return JsonWebKey.Factory.newJwk(Folders.read(file));
        } catch (JoseException e) {
            throw new LaunchException("The file %s holds no key.".formatted(file), e);
        }
    }

    private static RsaJsonWebKey key() {
        return key(Passwords.word().substring(0, 16));
    }

    private static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new LaunchException("No RSA key could be made: %s.".formatted(e.getMessage()), e);
        }
    }
}
