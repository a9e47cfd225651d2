package org.molaris.gateway;

import java.util.Set;

/**
 * What an app asks with {@code GET /oauth2/authorize}: a code, under PKCE. Whether the app and where it wants the answer
 * are known, the identity provider finds out; nobody is redirected to an address that it has not checked.
 */
record AuthorizationRequest(String query) {

    private static final String RESPONSE_TYPE = "response_type";
    private static final String CODE_CHALLENGE = "code_challenge";
    private static final String CODE_CHALLENGE_METHOD = "code_challenge_method";

    private static final Set<String> KNOWN = Set.of(
            RESPONSE_TYPE,
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            CODE_CHALLENGE,
            CODE_CHALLENGE_METHOD,
            "nonce",
            "prompt",
            "login_hint",
            "ui_locales");

    /**
     * Checks what was asked.
     *
     * @param query null when there is none
     */
    static AuthorizationRequest of(String query) {
        var asked = OAuth2Parameters.of(query == null ? "" : query, KNOWN);
        if (!asked.required(RESPONSE_TYPE).equals("code")) {
            throw new OAuth2Refused(400, "unsupported_response_type", "response_type must be code");
        }
        asked.required("client_id");
        asked.required("redirect_uri");
        asked.required(CODE_CHALLENGE);
        if (!asked.required(CODE_CHALLENGE_METHOD).equals("S256")) {
            throw OAuth2Refused.invalidRequest("code_challenge_method must be S256");
        }
        return new AuthorizationRequest(asked.encoded(KNOWN));
    }
}
