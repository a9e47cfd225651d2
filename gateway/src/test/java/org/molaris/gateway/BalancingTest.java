package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service with three instances. */
@QuarkusTest
class BalancingTest extends AtTheDoor {

    private static final String TREATMENTS = "/api/dental/treatment-plans";

    private static List<StandInService> instances;

    @TestHTTPResource(management = true)
    URI management;

    private final String token = Tokens.of(clinic).toString();

    @BeforeAll
    static void startInstances() {
        instances = StandInService.instancesOf("treatment-service");
    }

    @AfterAll
    static void stopInstances() {
        instances.forEach(StandInService::close);
    }

    @BeforeEach
    void allAreThere() {
        instances.forEach(instance -> {
            instance.forget();
            instance.sayReady(true);
        });
        awaitReady(3);
    }

    @Test
    void everyInstanceHasItsTurn() {
        ask(30);

        assertThat(instances)
                .extracting(instance -> instance.received().size())
                .allSatisfy(received -> assertThat(received).isEqualTo(10));
    }

    @Test
    void whoIsNotReadyIsNotAsked() {
        instances.get(1).sayReady(false);
        awaitReady(2);

        ask(20);

        assertThat(instances).extracting(instance -> instance.received().size()).containsExactly(10, 0, 10);
    }

    @Test
    void whereNobodyIsReadyTheirTroubleIsHeard() {
        instances.forEach(instance -> {
            instance.sayReady(false);
            instance.behave(request -> request.response().setStatusCode(503).end("{\"code\":\"NO_DATABASE\"}"));
        });
        awaitReady(0);

        assertThat(as(token).get(TREATMENTS).asString()).contains("NO_DATABASE");
    }

    /** Nobody was told, as when a machine loses its power. */
    @Test
    void anInstanceThatIsSuddenlyGoneCostsNoRequest() {
        instances.get(0).stopListening();
        try {
            ask(12);

            assertThat(instances.get(1).received().size()
                            + instances.get(2).received().size())
                    .isEqualTo(12);
        } finally {
            instances.get(0).listen();
        }
    }

    @Test
    void instancesThatGoAndComeOneAfterTheOtherCostNoRequest() {
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        var over = new AtomicBoolean();
        var load = IntStream.range(0, 4)
                .mapToObj(client -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        int status = as(token).body("{}").post(TREATMENTS).statusCode();
                        statuses.computeIfAbsent(status, first -> new AtomicInteger())
                                .incrementAndGet();
                    }
                }))
                .toList();

        for (var instance : instances) {
            instance.sayReady(false);
            awaitReady(2);
            await().atMost(10, SECONDS).until(instance::isIdle);
            instance.stopListening();
            instance.listen();
            instance.sayReady(true);
            awaitReady(3);
        }
        over.set(true);
        load.forEach(CompletableFuture::join);

        assertThat(statuses).containsOnlyKeys(200);
    }

    private void ask(int times) {
        var answers =
                Stream.generate(() -> as(token).get(TREATMENTS).statusCode()).limit(times);
        assertThat(answers).containsOnly(200);
    }

    private void awaitReady(int instances) {
        var wanted = Map.of("ready", (double) instances, "away", 3.0 - instances);
        await().atMost(10, SECONDS)
                .until(() -> Map.of("ready", metric("ready"), "away", metric("away")), wanted::equals);
    }

    private double metric(String state) {
        var name = "molaris_gateway_instances{service=\"treatment-service\",state=\"%s\"}".formatted(state);
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
