package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.AUTHORIZATION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.molaris.auth.ApiKeySubject;

/**
 * Tells clinic-service that an API key was used: once a minute at most, beside the request, and for what it is worth. Over
 * few connections of its own with a short line before them, so that it can keep nothing else waiting.
 */
@Singleton
class LastUses {

    private static final String PATH = "/internal/api-keys/last-use";
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 2;
    private static final int WAITING = 64;
    private static final int TOLD_LATELY = 10_000;

    private final Cache<String, Boolean> toldLately = Caffeine.newBuilder()
            .maximumSize(TOLD_LATELY)
            .expireAfterWrite(ONCE_IN)
            .executor(Runnable::run)
            .build();
    private final HttpClient client;
    private final Instances clinicService;

    LastUses(Upstreams upstreams, Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout((int) PATIENCE.toSeconds()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
        this.clinicService = upstreams.instancesOf(Routes.CLINIC_SERVICE);
    }

    /** Of a key; of anybody else nothing is told. */
    void tell(Credential credential, SignedPassport passport) {
        var subject = credential.subject();
        if (ApiKeySubject.isOne(subject) && toldLately.asMap().putIfAbsent(subject, true) == null) {
            tell(passport).onFailure(e -> Log.debugf("The last use of %s was not noted: %s", subject, e.getMessage()));
        }
    }

    private Future<Void> tell(SignedPassport passport) {
        var instance = clinicService.next();
        if (instance == null) {
            return Future.failedFuture("clinic-service is away");
        }
        var target = new RequestOptions(instance.address())
                .setMethod(HttpMethod.PUT)
                .setURI(PATH)
                .setTimeout(PATIENCE.toMillis());
        return client.request(target)
                .compose(request -> request.putHeader(AUTHORIZATION, passport.authorization())
                        .send()
                        .compose(answer -> answer.end()
                                .compose(end -> answer.statusCode() < 300
                                        ? Future.succeededFuture()
                                        : Future.failedFuture("status " + answer.statusCode()))));
    }
}
