package org.molaris.auth;

import java.util.Arrays;

/**
 * What an app was allowed by the person that it acts for (claim {@code scope}). It takes away from what the person's role
 * allows and never adds to it; who comes without any, not even an empty one, is limited by the role alone.
 */
public final class Scopes {

    /** Claim: the scopes, with a space between. */
    public static final String CLAIM = "scope";

    /** Reads by the native API. */
    public static final String READ = "dental:read";

    /** Does everything by the native API. */
    public static final String WRITE = "dental:write";

    private Scopes() {}

    /**
     * Whether scopes leave the native API open.
     *
     * @param scope null where there are none
     */
    public static boolean allow(String scope, boolean reading) {
        if (scope == null) {
            return true;
        }
        var granted = Arrays.asList(scope.split(" ", -1));
        return granted.contains(WRITE) || (reading && granted.contains(READ));
    }
}
