package org.molaris.gateway;

/**
 * The paths of dialects: each has a prefix of its own before {@code /api/v1}, and at the root's {@code /api/v1} they share
 * one, where the credential says which of them is spoken. Services know the prefixed ones alone.
 */
final class SharedPaths {

    static final String ROOT = "/api/v1/";

    private SharedPaths() {}

    /** What the service is asked for what is asked here. */
    static String uriOfTheService(Route route, String uri) {
        return isShared(uri) ? prefixOf(route) + uri : uri;
    }

    /** Where what a service has made is to be found by those who asked here. */
    static String locationHere(Route route, String uri, String location) {
        var prefix = isShared(uri) ? prefixOf(route) : "";
        int own = prefix.isEmpty() ? -1 : location.indexOf(prefix + ROOT);
        return own < 0 ? location : location.substring(0, own) + location.substring(own + prefix.length());
    }

    /** Empty for a route that has none: the native API's. */
    private static String prefixOf(Route route) {
        int end = route.path().indexOf(ROOT);
        return end < 0 ? "" : route.path().substring(0, end);
    }

    private static boolean isShared(String uri) {
        return uri.startsWith(ROOT);
    }
}
