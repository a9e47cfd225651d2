package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.ACCEPT;
import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** A realm of Keycloak, whose own pages sign people in and ask for their consent. */
final class IdentityProvider {

    private static final String OPENID_CONNECT = "/protocol/openid-connect/";

    /** Keycloak says more, which is no app's business. */
    private static final List<String> ANSWERED =
            List.of("token_type", "access_token", "expires_in", "refresh_token", "scope");

    private final String authorizationUrl;
    private final RequestOptions tokenEndpoint;
    private final HttpClient client;
    private final long responseTimeoutMs;

    /** The realm at this address, which browsers use, too. */
    IdentityProvider(URI realm, GatewayConfig config, Vertx vertx) {
        var base = realm.toString().replaceFirst("/$", "") + OPENID_CONNECT;
        var connections = config.connections();
        this.authorizationUrl = base + "auth?";
        this.tokenEndpoint = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(base + "token")
                .setConnectTimeout(connections.connectTimeout().toMillis())
                .putHeader(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .putHeader(ACCEPT, "application/json");
        // A connection each: a code is good once, and must not be lost in one that is just being closed.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false),
                new PoolOptions().setHttp1MaxSize(config.publicRequests().atOnce()));
        this.responseTimeoutMs = connections.responseTimeout().toMillis();
    }

    String authorizationUrl(AuthorizationRequest asked) {
        return authorizationUrl + asked.query();
    }

    /**
     * The tokens, or {@link OAuth2Refused}.
     *
     * @param authorization the client's own, null when its secret is in the form
     */
    Future<JsonObject> exchange(TokenRequest asked, String authorization) {
        return client.request(tokenEndpoint).compose(sent -> {
            if (authorization != null) {
                sent.putHeader(AUTHORIZATION, authorization);
            }
            return answerTo(sent, asked.form())
                    .timeout(responseTimeoutMs, MILLISECONDS)
                    .onFailure(failure -> sent.reset());
        });
    }

    private static Future<JsonObject> answerTo(HttpClientRequest sent, Buffer form) {
        return sent.send(form).compose(answer -> answer.body().map(body -> read(answer.statusCode(), body)));
    }

    private static JsonObject read(int status, Buffer body) {
        var said = json(status, body);
        return switch (status) {
            case 200 -> tokensIn(said);
            case 400, 403 ->
                throw new OAuth2Refused(status, said.getString("error"), said.getString("error_description"));
            // Keycloak has several names for it, and OAuth one.
            case 401 -> throw new OAuth2Refused(status, "invalid_client", "The client or its secret is not right");
            default -> throw new IllegalStateException("The identity provider answered " + status);
        };
    }

    private static JsonObject json(int status, Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            // Without the cause, in which the body stands.
            throw new IllegalStateException("The identity provider answered %d, and no JSON".formatted(status));
        }
    }

    private static JsonObject tokensIn(JsonObject said) {
        var tokens = new JsonObject();
        for (var field : ANSWERED) {
            if (said.containsKey(field)) {
                tokens.put(field, said.getValue(field));
            }
        }
        return tokens;
    }
}
