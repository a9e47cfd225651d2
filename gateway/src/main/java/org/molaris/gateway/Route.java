package org.molaris.gateway;

/**
 * One entry of the allow-list.
 *
 * @param path as it stands in a request, nothing encoded
 * @param below whether what lies below the path belongs to it too
 * @param service the upstream that owns it
 * @param access who gets this far
 */
record Route(String path, boolean below, String service, Access access) {

    /** What the gateway asks of a caller; what a role may do there is the service's to say. */
    enum Access {
        /** A clinic whose subscription, plan and type let it in. */
        DENTAL_CLINIC,
        /** Platform administrators, and clinics in whatever state. */
        CLINICS
    }

    boolean matches(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length() || (below && requested.charAt(path.length()) == '/'));
    }
}
