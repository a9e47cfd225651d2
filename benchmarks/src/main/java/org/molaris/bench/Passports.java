package org.molaris.bench;

import org.jose4j.jwt.JwtClaims;
import org.molaris.auth.Passport;
import org.molaris.local.PassportKeys;
import org.molaris.local.Suite;

/** What the gateway would make of a user's token for a service, signed with the gateway's own key. */
final class Passports {

    private static final int MINUTES = 60;

    private Passports() {}

    /** An owner's of a clinic. */
    static String of(Suite suite, String clinicId, String subject) {
        var claims = new JwtClaims();
        claims.setIssuer(Passport.ISSUER);
        claims.setAudience(Passport.AUDIENCE);
        claims.setSubject(subject);
        claims.setStringListClaim("groups", "owner");
        claims.setStringClaim(Passport.CLINIC_ID, clinicId);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        var keys = PassportKeys.in(suite.data().keys()).privateKeys();
        return Signed.token(Signed.firstKeyIn(keys), Passport.TYPE, claims);
    }
}
