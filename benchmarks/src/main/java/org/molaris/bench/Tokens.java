package org.molaris.bench;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;

/** What the embedded issuer would make for a user. */
final class Tokens {

    private static final String AUDIENCE = "molaris";
    private static final int MINUTES = 6 * 60;

    private Tokens() {}

    /** A receptionist's of a clinic. */
    static String of(RsaJsonWebKey key, String issuer, String clinicId, String subject) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setStringListClaim("groups", "receptionist");
        claims.setStringClaim("clinic_id", clinicId);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        return Signed.token(key, "JWT", claims);
    }
}
