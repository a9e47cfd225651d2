package org.molaris.gateway;

/** The schemes that API keys come in beside {@code Bearer}: those of Dentalink and of Open Dental. */
final class KeySchemes {

    private static final String TOKEN = "Token ";
    private static final String OPEN_DENTAL = "ODFHIR ";

    private KeySchemes() {}

    /** Whom the keys of this header speak for, or {@link Refused}; null when its scheme is none of these. */
    static Credential read(String authorization, ApiKeys known) {
        if (isOf(TOKEN, authorization)) {
            return known.of(authorization.substring(TOKEN.length()));
        }
        return isOf(OPEN_DENTAL, authorization) ? readBoth(authorization.substring(OPEN_DENTAL.length()), known) : null;
    }

    /** The developer's key, a slash, and the clinic's, in neither of which there is another. */
    private static Credential readBoth(String keys, ApiKeys known) {
        int slash = keys.indexOf('/');
        if (slash < 0) {
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
        return known.of(keys.substring(0, slash), keys.substring(slash + 1));
    }

    private static boolean isOf(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
