package org.molaris.gateway.docs;

import static io.vertx.core.http.HttpHeaders.CACHE_CONTROL;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.HOST;
import static io.vertx.core.http.HttpHeaders.ORIGIN;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.molaris.auth.Roles;
import org.molaris.gateway.OwnPath;
import org.molaris.gateway.Refusal;
import org.molaris.gateway.Refusals;
import org.molaris.gateway.Refused;
import org.molaris.gateway.issuer.EmbeddedIssuer;

/** {@code POST /docs/demo-token}: a token of the demo's owner for whoever reads the documentation, where there is a demo. */
@Singleton
class DemoToken implements OwnPath {

    private static final String PATH = "/docs/demo-token";
    private static final String SUBJECT = "reader@docs";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final DemoClinic clinic;
    private final EmbeddedIssuer issuer;
    private final Refusals refusals;
    private final Vertx vertx;

    DemoToken(DemoClinic clinic, EmbeddedIssuer issuer, Refusals refusals, Vertx vertx) {
        this.clinic = clinic;
        this.issuer = issuer;
        this.refusals = refusals;
        this.vertx = vertx;
    }

    boolean isOffered() {
        return clinic.isMeantToBe() && issuer.exists();
    }

    @Override
    public boolean is(String path) {
        return path.equals(PATH);
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        if (!isOffered() || !request.method().equals(HttpMethod.POST)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (!isFromOurOwnPage(request)) {
            throw new Refused(Refusal.FOREIGN_PAGE);
        }
        var id = clinic.id().orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        vertx.executeBlocking(() -> issuer.issue(id, Roles.OWNER, SUBJECT, LIFETIME), false)
                .onSuccess(token -> request.response()
                        .putHeader(CONTENT_TYPE, "application/json;charset=UTF-8")
                        .putHeader(CACHE_CONTROL, "no-store")
                        .end(new JsonObject()
                                .put("token", token)
                                .put("expires_in", LIFETIME.toSeconds())
                                .toBuffer()))
                .onFailure(e -> {
                    Log.error("A token of the demo could not be signed", e);
                    refusals.answer(request, Refusal.SERVICE_UNAVAILABLE);
                });
    }

    /** As the browser says, which no script of another page can change. */
    private static boolean isFromOurOwnPage(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(ORIGIN);
        return origin != null && origin.endsWith("://" + request.getHeader(HOST));
    }
}
