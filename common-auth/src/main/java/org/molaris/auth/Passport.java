package org.molaris.auth;

/**
 * The gateway's word about a caller: a short-lived JWT, signed RS256 with a key that signs nothing else. The names that
 * the gateway writes and every service checks.
 */
public final class Passport {

    /** Header {@code typ} (RFC 8725, 3.11): a user's token can never pass for a passport. */
    public static final String TYPE = "passport+jwt";

    public static final String ISSUER = "molaris-gateway";
    public static final String AUDIENCE = "molaris-services";

    /** Claim: the clinic that the caller acts for; absent for platform administrators. */
    public static final String CLINIC_ID = "clinic_id";

    private Passport() {}
}
