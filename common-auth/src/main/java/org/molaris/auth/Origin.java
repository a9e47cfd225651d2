package org.molaris.auth;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * From where the request under way comes, so that what it does can say so: through which API, by which program, and from
 * which address, as the gateway saw it. A job has none, nor has an event.
 *
 * @param api the dialect, by the first segment of its paths; {@code native} for the native one
 * @param app the program that acts for a person, or with a key that belongs to one; null when none does
 * @param address null when nobody knows
 */
public record Origin(String api, String app, String address) {

    /** What one service tells another. The gateway keeps such headers out. */
    static final String HEADER = "X-Molaris-Origin";

    static final String INTERNAL = "/internal/";

    private static final String ORIGIN = Origin.class.getName();
    private static final String NATIVE = "/api/";
    private static final int LONGEST = 1_000;

    /** As text, a JSON object; none where nobody asked. */
    public static Optional<String> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(ORIGIN) : Optional.empty();
    }

    static void remember(HttpServerRequest request, JsonWebToken passport) {
        ContextLocals.put(
                ORIGIN, told(request).orElseGet(() -> of(request, passport).asText()));
    }

    static Origin of(HttpServerRequest request, JsonWebToken passport) {
        var peer = request.remoteAddress();
        return new Origin(
                apiOf(request.path()),
                passport == null
                        ? null
                        : passport.<String>claim(Passport.APP)
                                .filter(app -> !app.isBlank())
                                .orElse(null),
                peer == null ? null : peer.host());
    }

    /** What the service that asks for somebody says of them. */
    private static Optional<String> told(HttpServerRequest request) {
        return request.path().startsWith(INTERNAL)
                ? Optional.ofNullable(request.getHeader(HEADER)).filter(Origin::isOne)
                : Optional.empty();
    }

    private static boolean isOne(String text) {
        try {
            return text.length() <= LONGEST && !new JsonObject(text).isEmpty();
        } catch (DecodeException e) {
            return false;
        }
    }

    private static String apiOf(String path) {
        int end = path.indexOf('/', 1);
        return path.startsWith(NATIVE) || end < 0 ? "native" : path.substring(1, end);
    }

    private String asText() {
        var said = new JsonObject().put("api", api);
        if (app != null) {
            said.put("app", app);
        }
        if (address != null) {
            said.put("address", address);
        }
        return said.encode();
    }
}
