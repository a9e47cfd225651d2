package org.molaris.auth;

/**
 * The gateway's word about a caller, or that of a service about itself: a short-lived JWT, signed RS256 with a key that
 * signs nothing else. The names that are written in it and that every service checks.
 */
public final class Passport {

    /** Header {@code typ} (RFC 8725, 3.11): a user's token can never pass for a passport. */
    public static final String TYPE = "passport+jwt";

    public static final String ISSUER = "molaris-gateway";
    public static final String AUDIENCE = "molaris-services";

    /** Claim: the clinic that the caller acts for; absent for platform administrators. */
    public static final String CLINIC_ID = "clinic_id";

    /** Claim: the number of that clinic, as text: what integer-keyed dialects name it by. */
    public static final String CLINIC_NUMBER = "clinic_number";

    /** Claim: the program that asks, by the id that its authorization server or its key gives it; absent for people. */
    public static final String APP = "app";

    /** Claim: the name of the developer whose key came together with the clinic's; absent where none did. */
    public static final String DEVELOPER = "developer";

    /** How the keys of services are named, and no key of the gateway: {@code recall-service}. */
    private static final String SERVICE_KEY = "-service";

    private Passport() {}

    /**
     * Who alone may sign with a key.
     *
     * @param keyId null when a passport names none
     */
    static String issuerOf(String keyId) {
        return isOfAService(keyId) ? "molaris-" + keyId : ISSUER;
    }

    static boolean isOfAService(String keyId) {
        return keyId != null && keyId.endsWith(SERVICE_KEY);
    }
}
