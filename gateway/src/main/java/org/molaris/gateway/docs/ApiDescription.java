package org.molaris.gateway.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.molaris.gateway.GatewayConfig;
import org.molaris.gateway.OwnPath;
import org.molaris.gateway.Refusal;
import org.molaris.gateway.Refusals;
import org.molaris.gateway.Refused;
import org.molaris.gateway.Routes;

/**
 * {@code /openapi.json}: all services in one document. Each is asked for its own now and again; what one has said stays
 * until it says otherwise, also while it is away.
 */
@Singleton
class ApiDescription implements OwnPath {

    private static final String PATH = "/openapi.json";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Numbers stay as they are written: amounts have two decimals. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ServiceDescriptions services;
    private final GatewayConfig.Docs config;
    private final Vertx vertx;
    private final Map<String, Buffer> said = new ConcurrentHashMap<>();
    private final Prepared<KeptBody> merged;
    private final Refusals refusals;

    ApiDescription(ServiceDescriptions services, GatewayConfig config, Refusals refusals, Vertx vertx) {
        this.services = services;
        this.config = config.docs();
        this.refusals = refusals;
        this.vertx = vertx;
        this.merged = new Prepared<>(vertx, this::merge);
    }

    void start(@Observes StartupEvent started) {
        services.names().forEach(service -> askAgain(service, config.retry().toMillis()));
    }

    private void askAgain(String service, long delayMs) {
        vertx.setTimer(
                delayMs,
                now -> services.ask(service)
                        .onSuccess(description -> {
                            hear(service, description);
                            askAgain(service, config.refresh().toMillis());
                        })
                        .onFailure(away -> {
                            Log.debugf("%s does not describe itself for now: %s", service, away.getMessage());
                            askAgain(service, config.retry().toMillis());
                        }));
    }

    private void hear(String service, Buffer description) {
        if (!description.equals(said.put(service, description))) {
            merged.isStale();
        }
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
        if (said.isEmpty()) {
            throw new Refused(Refusal.NOT_DESCRIBED);
        }
        merged.whenThere(body -> body.answer(request), failure -> {
            Log.error("The descriptions of the services could not be merged", failure);
            refusals.answer(request, Refusal.NOT_DESCRIBED);
        });
    }

    private KeptBody merge() throws IOException {
        var documents = new HashMap<String, JsonNode>();
        for (var each : said.entrySet()) {
            documents.put(each.getKey(), JSON.readTree(each.getValue().getBytes()));
        }
        var all = MergedDescription.of(
                frame(),
                documents,
                (service, path) -> Routes.ownerOf(path).filter(service::equals).isPresent());
        return KeptBody.of(JSON.writeValueAsBytes(all), "application/json", "no-cache");
    }

    private static ObjectNode frame() throws IOException {
        try (var file = ApiDescription.class.getResourceAsStream("description.json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the descriptions of the services have in common is no JSON", e);
        }
    }
}
