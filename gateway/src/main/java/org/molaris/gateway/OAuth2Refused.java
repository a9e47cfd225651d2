package org.molaris.gateway;

import io.vertx.core.json.JsonObject;

/** A no in the words of OAuth (RFC 6749, 5.2). Carries no stack trace: it is an answer, not a fault. */
final class OAuth2Refused extends RuntimeException {

    static final String UNAVAILABLE = "temporarily_unavailable";

    private static final String INVALID_REQUEST = "invalid_request";

    private final int status;
    private final String error;

    OAuth2Refused(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static OAuth2Refused invalidRequest(String description) {
        return invalidRequest(400, description);
    }

    static OAuth2Refused invalidRequest(int status, String description) {
        return new OAuth2Refused(status, INVALID_REQUEST, description);
    }

    /** Of the identity provider, which cannot be reached (503) or did not answer in time (504). */
    static OAuth2Refused unavailable(int status) {
        return new OAuth2Refused(status, UNAVAILABLE, "The identity provider is away for the moment");
    }

    int status() {
        return status;
    }

    /** Whether the same request may well succeed a moment later. */
    boolean passes() {
        return status >= 503;
    }

    JsonObject body() {
        return new JsonObject().put("error", error).put("error_description", getMessage());
    }
}
