package org.molaris.gateway.docs;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.molaris.gateway.GatewayConfig;

/** What each service says of itself. */
@Singleton
class ServiceDescriptions {

    private static final String PATH = "/q/openapi?format=json";
    private static final int OK = 200;
    private static final long PATIENCE_MS = 10_000;

    private final Map<String, List<URI>> services;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client;

    ServiceDescriptions(GatewayConfig config, Vertx vertx) {
        this.services = config.upstreams();
        // Connections of its own, which nobody's request has to wait for.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connections().connectTimeout().toMillis())
                .setKeepAlive(false));
    }

    Set<String> names() {
        return services.keySet();
    }

    /** The service's OpenAPI document, unread, from one of its instances in turn. */
    Future<Buffer> ask(String service) {
        var urls = services.get(service);
        var url = urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
        var where = new RequestOptions()
                .setAbsoluteURI(url.resolve(PATH).toString())
                .setTimeout(PATIENCE_MS);
        return client.request(where).compose(request -> request.send().compose(ServiceDescriptions::bodyOf));
    }

    private static Future<Buffer> bodyOf(HttpClientResponse answer) {
        return answer.statusCode() == OK
                ? answer.body()
                : Future.failedFuture("It answered with status " + answer.statusCode());
    }
}
