package org.molaris.gateway;

/**
 * One entry of the allow-list.
 *
 * @param path as it stands in a request, nothing encoded; {@code *} is any one segment
 * @param below whether what lies below the path belongs to it too
 * @param service the upstream that owns it
 * @param access who gets this far
 * @param load what its requests carry
 */
record Route(String path, boolean below, String service, Access access, Load load) {

    private static final char ANY = '*';

    /** What the gateway asks of a caller; what a role may do there is the service's to say. */
    enum Access {
        /** A clinic whose subscription, plan and type let it in. */
        DENTAL_CLINIC,
        /** Platform administrators, and clinics in whatever state. */
        CLINICS,
        /** Anybody: who it is, the service finds out by itself. No credential is looked at and no passport sent. */
        PUBLIC
    }

    /** How much comes and goes, and so what {@link Limits} there are. */
    enum Load {
        ORDINARY,
        /** A file, as it is or in Base64. */
        DOCUMENT,
        /** All the rows of a clinic. */
        BULK,
        /** What another system tells of its own accord. */
        WEBHOOK
    }

    boolean matches(String requested) {
        int at = 0;
        for (int read = 0; read < path.length(); read++) {
            if (path.charAt(read) == ANY) {
                at = endOfSegment(requested, at);
            } else if (at == requested.length() || requested.charAt(at) != path.charAt(read)) {
                return false;
            } else {
                at++;
            }
        }
        return at == requested.length() || (below && requested.charAt(at) == '/');
    }

    private static int endOfSegment(String requested, int from) {
        int slash = requested.indexOf('/', from);
        return slash < 0 ? requested.length() : slash;
    }
}
