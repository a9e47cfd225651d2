package org.molaris.gateway.issuer;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;

/** A public key that an issuer signs with, what it may be used for, and whether the issuer still stands by it. */
public final class TrustedKey {

    private static final Set<String> OF_RSA = Set.of("RS256", "RS384", "RS512", "PS256");
    private static final Map<String, Set<String>> OF_CURVES =
            Map.of("P-256", Set.of("ES256"), "P-384", Set.of("ES384"));

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int QUICK_RSA_BITS = 4096;

    private final String id;
    private final PublicKey key;
    private final Set<String> algorithms;
    private volatile boolean withdrawn;

    /**
     * A key that is known from elsewhere.
     *
     * @param id null when it has none
     */
    TrustedKey(String id, PublicKey key, Set<String> algorithms) {
        this.id = id;
        this.key = key;
        this.algorithms = Set.copyOf(algorithms);
    }

    /** What an issuer publishes; nothing where it is not for signatures, or for none that is accepted here. */
    static Optional<TrustedKey> of(JsonWebKey published) {
        boolean verifies = (published.getUse() == null || published.getUse().equals("sig"))
                && (published.getKeyOps() == null || published.getKeyOps().contains("verify"));
        var allowed = algorithmsOf(published);
        var only = published.getAlgorithm();
        if (!verifies || allowed.isEmpty() || (only != null && !allowed.contains(only))) {
            return Optional.empty();
        }
        return Optional.of(new TrustedKey(
                published.getKeyId(), (PublicKey) published.getKey(), only == null ? allowed : Set.of(only)));
    }

    private static Set<String> algorithmsOf(JsonWebKey published) {
        if (published instanceof RsaJsonWebKey rsa) {
            int bits = bitsOf((RSAPublicKey) rsa.getPublicKey());
            return bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS ? OF_RSA : Set.of();
        }
        return published instanceof EllipticCurveJsonWebKey curve
                ? OF_CURVES.getOrDefault(curve.getCurveName(), Set.of())
                : Set.of();
    }

    private static int bitsOf(RSAPublicKey key) {
        return key.getModulus().bitLength();
    }

    String id() {
        return id;
    }

    PublicKey key() {
        return key;
    }

    AlgorithmConstraints algorithms() {
        return new AlgorithmConstraints(ConstraintType.PERMIT, algorithms.toArray(String[]::new));
    }

    /** Whether a verification takes a millisecond, as by a curve, and not a tenth of one. */
    boolean isSlow() {
        return !(key instanceof RSAPublicKey rsa && bitsOf(rsa) <= QUICK_RSA_BITS);
    }

    boolean isTheSameAs(TrustedKey other) {
        return Objects.equals(id, other.id) && key.equals(other.key) && algorithms.equals(other.algorithms);
    }

    void withdraw() {
        withdrawn = true;
    }

    /** Whether the issuer no longer has it: nothing that was signed with it counts from then on. */
    public boolean isWithdrawn() {
        return withdrawn;
    }
}
