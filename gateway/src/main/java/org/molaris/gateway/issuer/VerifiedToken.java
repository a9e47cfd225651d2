package org.molaris.gateway.issuer;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.Caller;
import org.molaris.auth.Passport;
import org.molaris.auth.Roles;
import org.molaris.auth.Scopes;

/**
 * What a user's token says, after it was verified.
 *
 * @param clinicId null when it names none
 * @param roles those that the suite knows
 * @param scope null when it has none; empty when it has an empty one, which allows nothing
 * @param app the program that it was given to (claim {@code azp} or {@code client_id}); null when it does not say
 * @param key what it was signed with
 */
public record VerifiedToken(
        String subject, UUID clinicId, Set<String> roles, String scope, String app, Instant expiresAt, TrustedKey key) {

    private static final String GROUPS = "groups";

    /** How some issuers call the scope, and write it as a list. */
    private static final String SCP = "scp";

    /** How OpenID Connect, and RFC 9068, name the program that a token was given to. */
    private static final String AUTHORIZED_PARTY = "azp";

    private static final String CLIENT = "client_id";

    /** How Keycloak tells its access tokens from the others that it signs with the same key. */
    private static final String KIND = "typ";

    private static final String ACCESS = "Bearer";

    private static final int LONGEST_SUBJECT = 255;

    private static final Set<String> ROLES =
            Set.of(Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER, Roles.PLATFORM_ADMIN);

    static VerifiedToken of(JwtClaims claims, TrustedKey key) throws MalformedClaimException {
        if (claims.hasClaim(KIND) && !ACCESS.equals(claims.getClaimValue(KIND))) {
            throw new InvalidToken();
        }
        var clinic = claims.getStringClaimValue(Passport.CLINIC_ID);
        return new VerifiedToken(
                subjectIn(claims),
                clinic == null ? null : UUID.fromString(clinic),
                rolesIn(claims),
                scopeIn(claims),
                appIn(claims),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                key);
    }

    /** Of a person: programs and services are named by the suite itself. */
    private static String subjectIn(JwtClaims claims) throws MalformedClaimException {
        var subject = claims.getSubject();
        if (subject == null
                || subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || ApiKeySubject.isOne(subject)
                || Caller.isSystem(subject)) {
            throw new InvalidToken();
        }
        return subject;
    }

    private static Set<String> rolesIn(JwtClaims claims) throws MalformedClaimException {
        var groups = claims.hasClaim(GROUPS) ? claims.getStringListClaimValue(GROUPS) : List.<String>of();
        if (groups.contains(Roles.SERVICE)) {
            throw new InvalidToken();
        }
        var roles = new HashSet<>(groups);
        roles.retainAll(ROLES);
        return roles;
    }

    private static String appIn(JwtClaims claims) throws MalformedClaimException {
        return claims.getStringClaimValue(claims.hasClaim(AUTHORIZED_PARTY) ? AUTHORIZED_PARTY : CLIENT);
    }

    private static String scopeIn(JwtClaims claims) throws MalformedClaimException {
        if (claims.hasClaim(Scopes.CLAIM) || !claims.hasClaim(SCP)) {
            return claims.getStringClaimValue(Scopes.CLAIM);
        }
        return claims.isClaimValueString(SCP)
                ? claims.getStringClaimValue(SCP)
                : String.join(" ", claims.getStringListClaimValue(SCP));
    }
}
