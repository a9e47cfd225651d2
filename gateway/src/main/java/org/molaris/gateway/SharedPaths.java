package org.molaris.gateway;

/**
 * The paths of dialects: each has a prefix of its own before {@code /api/v1}, and at the root's {@code /api/v1} they share
 * one, where the credential says which of them is spoken. Services know the prefixed ones alone, and one version.
 */
final class SharedPaths {

    static final String ROOT = "/api/v1/";

    private static final String BEFORE_VERSION = "/api/v";

    /** Those under which Dentalink's programs ask for what has been there since the first. */
    private static final String VERSIONS = "125";

    private SharedPaths() {}

    /** Whether a version of the shared paths begins there, whichever it is. */
    static boolean isVersioned(String path, int from) {
        int version = from + BEFORE_VERSION.length();
        return path.startsWith(BEFORE_VERSION, from)
                && path.length() > version + 1
                && VERSIONS.indexOf(path.charAt(version)) >= 0
                && path.charAt(version + 1) == '/';
    }

    /** What the service is asked for what is asked here. */
    static String uriOfTheService(Route route, String uri) {
        var prefix = prefixOf(route);
        if (prefix.isEmpty() || uri.startsWith(prefix + ROOT)) {
            return uri;
        }
        int version = uri.startsWith(prefix) ? prefix.length() : 0;
        return prefix + ROOT + uri.substring(version + ROOT.length());
    }

    /** Where what a service has made is to be found by those who asked here. */
    static String locationHere(Route route, String uri, String location) {
        var prefix = isVersioned(uri, 0) ? prefixOf(route) : "";
        int own = prefix.isEmpty() ? -1 : location.indexOf(prefix + ROOT);
        return own < 0 ? location : location.substring(0, own) + location.substring(own + prefix.length());
    }

    /** Empty for a route that has none: the native API's. */
    private static String prefixOf(Route route) {
        int end = route.path().indexOf(ROOT);
        return end < 0 ? "" : route.path().substring(0, end);
    }
}
