package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an app asks with {@code POST /oauth2/token}: tokens for a code, or for the refresh token of the last ones. */
record TokenRequest(Buffer form) {

    private static final String GRANT_TYPE = "grant_type";
    private static final String CLIENT_SECRET = "client_secret";

    /** What each grant is asked with. Not {@code scope}: it is what was consented to, neither more nor less. */
    private static final Map<String, Set<String>> GRANTS = Map.of(
            "authorization_code", Set.of("code", "redirect_uri", "code_verifier"),
            "refresh_token", Set.of("refresh_token"));

    private static final Set<String> OF_EVERY_GRANT = Set.of(GRANT_TYPE, "client_id", CLIENT_SECRET);
    private static final Set<String> KNOWN = known();

    /**
     * Checks what was asked.
     *
     * @param authenticated whether the client shows its secret in a header
     */
    static TokenRequest of(Buffer form, boolean authenticated) {
        var asked = OAuth2Parameters.of(form.toString(UTF_8), KNOWN);
        var fields = GRANTS.get(asked.required(GRANT_TYPE));
        if (fields == null) {
            throw new OAuth2Refused(
                    400, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
        }
        if (authenticated && asked.has(CLIENT_SECRET)) {
            throw OAuth2Refused.invalidRequest("Send the secret in the header or in the form, not in both");
        }
        fields.forEach(asked::required);
        var passedOn = new HashSet<>(OF_EVERY_GRANT);
        passedOn.addAll(fields);
        return new TokenRequest(Buffer.buffer(asked.encoded(passedOn)));
    }

    private static Set<String> known() {
        var known = new HashSet<>(OF_EVERY_GRANT);
        GRANTS.values().forEach(known::addAll);
        return Set.copyOf(known);
    }
}
