package org.molaris.gateway.docs;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.molaris.events.Catalogue;
import org.molaris.gateway.OwnPath;
import org.molaris.gateway.Refusal;
import org.molaris.gateway.Refusals;
import org.molaris.gateway.Refused;

/** {@code /asyncapi.json}: every event that is published, in one document. */
@Singleton
class EventCatalogue implements OwnPath {

    private static final String PATH = "/asyncapi.json";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Prepared<KeptBody> document;
    private final Refusals refusals;

    EventCatalogue(Refusals refusals, Vertx vertx) {
        this.refusals = refusals;
        this.document = new Prepared<>(vertx, () -> KeptBody.of(Catalogue.document(), "application/json", "no-cache"));
    }

    @Override
    public boolean is(String path) {
        return path.equals(PATH);
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        if (!READING.contains(request.method())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        document.whenThere(body -> body.answer(request), failure -> {
            Log.error("The catalogue of events cannot be read", failure);
            refusals.answer(request, Refusal.SERVICE_UNAVAILABLE);
        });
    }
}
