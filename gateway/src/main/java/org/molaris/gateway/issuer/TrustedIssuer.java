package org.molaris.gateway.issuer;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * Somebody whose word about users counts, and how far.
 *
 * @param name claim {@code iss} of its tokens
 * @param audience what claim {@code aud} must contain
 * @param clinics those that it may speak for; none listed, all
 * @param platformAdmins whether it may speak for platform administrators
 */
record TrustedIssuer(String name, String audience, Set<UUID> clinics, boolean platformAdmins, IssuerKeys keys) {

    private static final int CLOCK_SKEW_SECONDS = 5;

    /** Of a token, what is true of it if it was signed with this key; fails when it was not. */
    VerifiedToken verified(JsonWebSignature token, JwtClaims claims, TrustedKey key)
            throws InvalidJwtException, MalformedClaimException {
        new JwtConsumerBuilder()
                .setVerificationKey(key.key())
                .setJwsAlgorithmConstraints(key.algorithms())
                .setExpectedIssuer(name)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build()
                .processContext(new JwtContext(claims, List.of(token)));
        var verified = VerifiedToken.of(claims, key);
        if (!maySpeakFor(verified.clinicId())) {
            throw new InvalidToken();
        }
        return verified;
    }

    private boolean maySpeakFor(UUID clinic) {
        return clinic == null ? platformAdmins : clinics.isEmpty() || clinics.contains(clinic);
    }
}
