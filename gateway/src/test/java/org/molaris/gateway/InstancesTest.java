package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the name of a host leads to several addresses, now these and then those. */
class InstancesTest {

    private static final URI BY_NAME = URI.create("http://payment-service-pods:8080");

    private final Vertx vertx = Vertx.vertx();
    private final List<RequestOptions> made = new ArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aNameThatLeadsNowhereYetHasNobodyToBeAsked() {
        var instances = instances(BY_NAME);

        assertThat(instances.next()).isNull();
        assertThat(instances.isAsked()).isFalse();
        assertThat(instances.named()).containsExactly(BY_NAME);
    }

    @Test
    void everyAddressBehindANameIsAskedInItsTurn() {
        var instances = instances(BY_NAME);

        instances.found(BY_NAME, List.of("10.0.0.1", "10.0.0.2"));

        assertThat(asked(instances, 4)).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.2");
        assertThat(instances.next().address().getHost()).isEqualTo("payment-service-pods");
    }

    @Test
    void whoStaysIsKeptAndWhoIsGoneIsNotAskedAgain() {
        var instances = instances(BY_NAME);
        instances.found(BY_NAME, List.of("10.0.0.1", "10.0.0.2"));
        var first = instances.next();

        instances.found(BY_NAME, List.of("10.0.0.1", "10.0.0.3"));

        assertThat(asked(instances, 4)).containsOnly("10.0.0.1", "10.0.0.3");
        assertThat(Stream.of(instances.next(), instances.next())).contains(first);
        assertThat(made).hasSize(3);
    }

    @Test
    void anAddressIsNotLookedUp() {
        var instances = instances(URI.create("http://127.0.0.1:8081"), URI.create("https://[::1]"));

        assertThat(instances.named()).isEmpty();
        assertThat(asked(instances, 2)).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(made).extracting(RequestOptions::isSsl).containsExactly(false, true);
        assertThat(made).extracting(RequestOptions::getPort).containsExactly(8081, 443);
    }

    private Instances instances(URI... urls) {
        return new Instances(List.of(urls), 100, address -> {
            made.add(address);
            var client = vertx.createHttpClient();
            return new Upstream(address, new Breaker("any", address, client, vertx, breaker()), client, 100, () -> {});
        });
    }

    private static List<String> asked(Instances instances, int times) {
        return Stream.generate(() -> instances.next().address().getServer().hostAddress())
                .limit(times)
                .toList();
    }

    private static GatewayConfig.Breaker breaker() {
        return new GatewayConfig.Breaker() {

            @Override
            public int failures() {
                return 5;
            }

            @Override
            public Duration probe() {
                return Duration.ofMillis(100);
            }
        };
    }
}
