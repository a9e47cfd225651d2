package org.molaris.gateway.issuer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The keys of an issuer at one moment. */
final class KeySet {

    static final KeySet NONE = new KeySet(List.of());

    private static final int MOST = 100;

    private final List<TrustedKey> keys;
    private final Map<String, TrustedKey> byId = new HashMap<>();

    KeySet(List<TrustedKey> keys) {
        this.keys = List.copyOf(keys);
        this.keys.forEach(key -> byId.putIfAbsent(key.id(), key));
    }

    /** What a JWK set has for signatures; keys of another kind, or malformed, keep the others from nothing. */
    static KeySet read(String jwks) throws JoseException {
        return new KeySet(new JsonWebKeySet(jwks)
                .getJsonWebKeys().stream()
                        .map(TrustedKey::of)
                        .flatMap(Optional::stream)
                        .limit(MOST)
                        .toList());
    }

    /**
     * The key of that id, or null.
     *
     * @param id null in a token that names none: then there must be no choice
     */
    TrustedKey find(String id) {
        if (id == null) {
            return keys.size() == 1 ? keys.get(0) : null;
        }
        return byId.get(id);
    }

    /** The set that comes after this one: a key that stays is the same object, so that what hangs on it stays, too. */
    KeySet followedBy(KeySet next) {
        var kept = new ArrayList<TrustedKey>();
        for (var key : next.keys) {
            kept.add(keys.stream().filter(key::isTheSameAs).findFirst().orElse(key));
        }
        return new KeySet(kept);
    }

    /** Withdraws those that are not in the set that came after this one. */
    void withdrawWhatIsNotIn(KeySet next) {
        keys.stream().filter(key -> !next.keys.contains(key)).forEach(TrustedKey::withdraw);
    }

    boolean hasTheSameAs(KeySet other) {
        return keys.equals(other.keys);
    }

    int size() {
        return keys.size();
    }
}
