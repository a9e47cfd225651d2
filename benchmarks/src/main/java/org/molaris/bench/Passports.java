package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.molaris.auth.Passport;
import org.molaris.local.LaunchException;
import org.molaris.local.PassportKeys;
import org.molaris.local.Suite;

/** What the gateway would make of a user's token for a service, signed with the gateway's own key. */
final class Passports {

    private static final int MINUTES = 60;

    private Passports() {}

    /** An owner's of a clinic. */
    static String of(Suite suite, String clinicId, String subject) {
        try {
            var claims = new JwtClaims();
            claims.setIssuer(Passport.ISSUER);
            claims.setAudience(Passport.AUDIENCE);
            claims.setSubject(subject);
            claims.setStringListClaim("groups", "owner");
            claims.setStringClaim(Passport.CLINIC_ID, clinicId);
            claims.setIssuedAtToNow();
            claims.setExpirationTimeMinutesInTheFuture(MINUTES);
            var key = (RsaJsonWebKey) new JsonWebKeySet(Files.readString(
                            PassportKeys.in(suite.data().keys()).privateKeys()))
                    .getJsonWebKeys()
                    .get(0);
            var passport = new JsonWebSignature();
            passport.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            passport.setHeader("typ", Passport.TYPE);
            passport.setKeyIdHeaderValue(key.getKeyId());
            passport.setKey(key.getPrivateKey());
            passport.setPayload(claims.toJson());
            return passport.getCompactSerialization();
        } catch (JoseException | IOException e) {
            throw new LaunchException("No passport can be signed: %s.".formatted(e.getMessage()), e);
        }
    }
}
