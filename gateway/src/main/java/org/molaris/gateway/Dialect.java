package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** The APIs that are spoken at this door. What a path is of one, its errors are in the form that its clients read. */
enum Dialect {
    NATIVE,
    ALFADOCS,
    DENTALINK,
    OPEN_DENTAL,
    /** Authorization of apps, which is AlfaDocs' by its paths and has errors of its own (RFC 6749). */
    OAUTH;

    private static final String OAUTH_PATH = "/oauth2";
    private static final String SHARED_PATH = "/api/v1";
    private static final String DENTALINK_SCHEME = "Token ";
    private static final String OPEN_DENTAL_SCHEME = "ODFHIR ";

    /** The dialect of a request, well-formed or not. */
    static Dialect of(HttpServerRequest request) {
        return of(request.uri(), request.headers());
    }

    /** By the prefix of the path; at the paths that three of them share, by the scheme of the credential. */
    static Dialect of(String uri, MultiMap headers) {
        if (isBelow(uri, OAUTH_PATH, 0)) {
            return OAUTH;
        }
        if (isBelow(uri, "/alfadocs", 0)) {
            return isBelow(uri, OAUTH_PATH, "/alfadocs".length()) ? OAUTH : ALFADOCS;
        }
        if (isBelow(uri, "/dentalink", 0)) {
            return DENTALINK;
        }
        if (isBelow(uri, "/opendental", 0)) {
            return OPEN_DENTAL;
        }
        if (isBelow(uri, SHARED_PATH, 0)) {
            return byScheme(headers.get(AUTHORIZATION));
        }
        // Of later versions there is Dentalink's alone.
        return SharedPaths.isVersioned(uri, 0) && byScheme(headers.get(AUTHORIZATION)) == DENTALINK
                ? DENTALINK
                : NATIVE;
    }

    /** How credentials of this dialect are shown. */
    String scheme() {
        return switch (this) {
            case NATIVE, ALFADOCS, OAUTH -> "Bearer";
            case DENTALINK -> "Token";
            case OPEN_DENTAL -> "ODFHIR";
        };
    }

    private static Dialect byScheme(String authorization) {
        if (authorization == null) {
            return ALFADOCS;
        }
        if (authorization.regionMatches(true, 0, DENTALINK_SCHEME, 0, DENTALINK_SCHEME.length())) {
            return DENTALINK;
        }
        return authorization.regionMatches(true, 0, OPEN_DENTAL_SCHEME, 0, OPEN_DENTAL_SCHEME.length())
                ? OPEN_DENTAL
                : ALFADOCS;
    }

    private static boolean isBelow(String uri, String path, int from) {
        int end = from + path.length();
        return uri.startsWith(path, from) && (uri.length() == end || uri.charAt(end) == '/' || uri.charAt(end) == '?');
    }
}
