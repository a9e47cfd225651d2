package org.molaris.gateway.issuer;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;
import static io.vertx.core.http.HttpHeaders.CACHE_CONTROL;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.molaris.gateway.GatewayConfig;
import org.molaris.web.ApiError;
import org.molaris.web.BadRequest;

/** {@code POST /issuer/token} on the management interface: a user's token for whoever has the issuer's secret. */
@Singleton
class IssuerRoute {

    private static final String PATH = "/issuer/token";

    private final EmbeddedIssuer issuer;
    private final Optional<byte[]> expected;
    private final ObjectMapper json;
    private final Vertx vertx;

    IssuerRoute(EmbeddedIssuer issuer, GatewayConfig config, ObjectMapper json, Vertx vertx) {
        this.issuer = issuer;
        this.expected = config.issuer().secret().map(IssuerRoute::authorizationFrom);
        this.json = json;
        this.vertx = vertx;
    }

    void open(@Observes ManagementInterface management) {
        if (issuer.exists() && expected.isPresent()) {
            management.router().post(PATH).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        if (!knowsTheSecret(context)) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            end(context, 401, ApiError.of("UNAUTHENTICATED", "The issuer's secret is required"));
            return;
        }
        try {
            issue(context, asked(context));
        } catch (JsonMappingException e) {
            end(context, 400, new BadRequest(fieldOf(e), "is not what belongs here", e).answer());
        } catch (IOException e) {
            end(context, 400, ApiError.of("MALFORMED_JSON", "The body is not valid JSON"));
        } catch (BadRequest e) {
            end(context, 400, e.answer());
        }
    }

    private void issue(RoutingContext context, TokenRequest asked) {
        vertx.executeBlocking(
                        () -> issuer.issue(asked.clinicId(), asked.role(), asked.subject(), asked.lifetime()), false)
                .onSuccess(token -> end(context, 200, new TokenResponse(token)))
                .onFailure(context::fail);
    }

    private boolean knowsTheSecret(RoutingContext context) {
        var authorization = context.request().getHeader(AUTHORIZATION);
        return authorization != null && MessageDigest.isEqual(expected.orElseThrow(), authorization.getBytes(UTF_8));
    }

    private TokenRequest asked(RoutingContext context) throws IOException {
        var asked = json.readValue(bodyOf(context), TokenRequest.class);
        if (asked == null) {
            throw new BadRequest("body", "must be an object", null);
        }
        return asked.checked();
    }

    private static byte[] bodyOf(RoutingContext context) {
        var body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private static String fieldOf(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(step -> String.valueOf(step.getFieldName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private void end(RoutingContext context, int status, Object answer) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader(CONTENT_TYPE, "application/json;charset=UTF-8")
                    .putHeader(CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(json.writeValueAsBytes(answer)));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }

    private static byte[] authorizationFrom(Path secret) {
        try {
            var content = Files.readString(secret).strip();
            if (content.isEmpty()) {
                throw new IllegalStateException("The issuer's secret in %s is empty".formatted(secret));
            }
            return ("Bearer " + content).getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The issuer's secret cannot be read from %s".formatted(secret), e);
        }
    }

    private record TokenResponse(String token) {}
}
