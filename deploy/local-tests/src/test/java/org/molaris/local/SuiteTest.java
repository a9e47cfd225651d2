package org.molaris.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path home;

    private static SuiteOptions options;
    private static Suite suite;

    @BeforeAll
    static void start() throws IOException {
        options = new SuiteOptions(StandIn.tree(home.resolve("tr ee"), null), home.resolve("da ta"), 0, true)
                .withSpares(Map.of("recall-service", 1));
        suite = Suite.start(options, SAID::add);
    }

    @AfterAll
    static void stop() {
        var processes =
                suite.parts().stream().flatMap(part -> part.process().stream()).toList();

        var stopping = CompletableFuture.runAsync(suite::stop);
        await().until(suite::isStopped);
        UpCommand.stop(suite);

        assertThat(processes).hasSameSizeAs(Wiring.PART_NAMES).noneMatch(Processes::isRunning);
        assertThat(SAID.stream()
                        .filter(line -> line.endsWith("stopped"))
                        .map(line -> line.strip().split(" ", -1)[0]))
                .startsWith("gateway")
                .endsWith("kafka", "postgres");
        assertThat(suite.data().lock()).isPresent();
        stopping.join();
    }

    @Test
    void everyPartIsReadyAndReachable() throws SQLException {
        assertThat(suite.parts())
                .filteredOn(part -> !part.name().equals("recall-service-2"))
                .hasSameSizeAs(Wiring.PART_NAMES)
                .allMatch(Part::isReady);
        assertThat(suite.part("payment-service").url()).startsWith("http://127.0.0.1:");
        assertThat(suite.gateway()).isEqualTo(suite.part("gateway").url());
        assertThat(suite.token("demo", "dentist")).isEqualTo("dentist.dentist@demo.3600");
        try (var connection = suite.postgres().server().connect("payment")) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(suite.database("payment").owner()).isEqualTo("payment_owner");
    }

    @Test
    void theDemoWasPutInThroughTheGateway() {
        var gateway = new GatewayClient(suite.gateway(), "any");

        assertThat(Futures.await(gateway.get("/api/clinics")).path("clinics")).hasSize(2);
        assertThat(Futures.await(gateway.get("/api/dental/patients")).path("patients"))
                .hasSize(50);
        assertThat(Futures.await(gateway.get("/api/dental/payment-plans")).path("plans"))
                .hasSize(24);
        assertThat(Futures.await(gateway.get("/api/dental/appointments")).path("appointments"))
                .hasSize(117)
                .allSatisfy(
                        each -> assertThat(each.path("operator_id").asText()).startsWith("id-demo-"));
        assertThat(Futures.await(gateway.get("/api/dental/recall-campaigns")).path("campaigns"))
                .extracting(each -> each.path("recall_interval_days").asInt())
                .containsExactlyInAnyOrder(180, 365);
        assertThat(SAID)
                .anySatisfy(line -> assertThat(line).contains("50 patients", "117 appointments", "2 campaigns"));
        assertThat(Futures.await(gateway.get("/requests")))
                .extracting(JsonNode::asText)
                .filteredOn(request -> request.startsWith("DELETE"))
                .satisfiesExactlyInAnyOrder(
                        request -> assertThat(request).startsWith("DELETE /api/dental/payments/payment-demo-"),
                        request -> assertThat(request).startsWith("DELETE /api/dental/payments/payment-demo-"),
                        request -> assertThat(request).startsWith("DELETE /api/dental/payment-plans/id-demo-"));
    }

    @Test
    void aKeyOfEachKindIsMadeOnceForEachClinicAndKept() throws IOException {
        var secrets = Secrets.in(suite.data());
        var first = DemoKeys.of("demo", secrets);
        assertThat(first).containsOnlyKeys("api_key", "dentalink_token", "opendental_key");
        assertThat(new HashSet<>(first.values())).hasSize(3);
        var developerOfOne = first.get("opendental_key").split("/", -1)[0];
        assertThat(DemoKeys.of("other", secrets).get("opendental_key")).startsWith(developerOfOne + "/");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("demo-api-key"))))
                .isEqualTo("rw-------");

        Files.delete(secrets.file("demo-dentalink-token"));
        new Seeder(suite.data(), suite.access(), SAID::add).seed();

        var second = DemoKeys.of("demo", secrets);
        assertThat(second.get("api_key")).isEqualTo(first.get("api_key"));
        assertThat(second.get("opendental_key")).isEqualTo(first.get("opendental_key"));
        assertThat(second.get("dentalink_token")).isNotEqualTo(first.get("dentalink_token"));
    }

    @Test
    void nobodyElseRunsTheSameData() {
        assertThatThrownBy(() -> Suite.start(options, line -> {})).hasMessageContaining("Molaris already runs on");
    }

    @Test
    void whatDiesByItselfIsStartedAgainAndWhatIsStoppedOnPurposeIsNot() {
        var payment = suite.part("payment-service");
        var clinic = suite.part("clinic-service");
        long before = clinic.pid();

        payment.kill();
        clinic.process().orElseThrow().destroyForcibly();

        await().atMost(20, SECONDS).until(() -> clinic.isReady() && clinic.pid() != before);
        assertThat(payment.isRunning()).isFalse();
        assertThat(SAID)
                .filteredOn(line -> line.startsWith("clinic-service ended"))
                .hasSize(1);
        payment.start();
        assertThat(payment.isReady()).isTrue();
    }

    @Test
    void whatIsToldToEndIsStartedAgainAtOnceAndIsNoTrouble() {
        var treatment = suite.part("treatment-service");
        long before = treatment.pid();

        treatment.process().orElseThrow().destroy();

        await().atMost(20, SECONDS).until(() -> treatment.isReady() && treatment.pid() != before);
        assertThat(SAID)
                .filteredOn(line -> line.startsWith("treatment-service "))
                .filteredOn(line -> !line.endsWith("stopped"))
                .allMatch(line -> line.contains("was told to end") || line.contains("is ready again"))
                .isNotEmpty();
    }

    @Test
    void aSpareHasItsPlaceAndRunsWhenItIsWanted() {
        var spare = suite.part("recall-service-2");
        assertThat(spare.isRunning()).isFalse();
        assertThat(suite.parts()).hasSize(Wiring.PART_NAMES.size() + 1);
        assertThat(Wiring.partNames(
                        RunState.of(suite.data()).orElseThrow().ports().keySet()))
                .containsSubsequence("recall-service", "recall-service-2", "gateway");

        spare.start();

        assertThat(spare.url()).isNotEqualTo(suite.part("recall-service").url());
        assertThat(spare.log()).exists();
        spare.terminate();
    }

    @Test
    void kafkaAndPostgresComeBackWhereTheyWere() {
        var kafka = suite.part("kafka");
        kafka.kill();
        suite.postgres().kill();
        assertThat(suite.postgres().isRunning()).isFalse();

        kafka.start();
        suite.postgres().restart();

        assertThat(kafka.isReady()).isTrue();
        assertThat(suite.postgres().isReady()).isTrue();
        assertThat(kafka.url()).isEqualTo(suite.bootstrapServers());
    }

    @Test
    void aTakenPortAndAForeignFolderAreRefusedBeforeAnythingStarts() throws IOException {
        var taken = new SuiteOptions(options.repository(), home.resolve("unused"), portOf(suite.gateway()), true);
        assertThatThrownBy(() -> Suite.start(taken, line -> {}))
                .hasMessage("Port %d is taken by another program; choose another with --port."
                        .formatted(taken.gatewayPort()));

        try (var silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var unusable = new SuiteOptions(options.repository(), home.resolve("unused"), silent.getLocalPort(), true);
            assertThatThrownBy(() -> Suite.start(unusable, line -> {}))
                    .hasMessage(
                            "Port %d cannot be used; choose another with --port.".formatted(unusable.gatewayPort()));
        }

        var foreign = new SuiteOptions(options.repository(), options.repository(), 0, true);
        assertThatThrownBy(() -> Suite.start(foreign, line -> {})).hasMessageContaining("holds something else");
    }

    @Test
    void aProcessThatOnlyHasTheSameIdAsOneOfOursIsNotSignalled() throws IOException {
        var data = DataFolder.prepare(home.resolve("reused"));
        var stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            var identity = ProcessIdentity.of(stranger.toHandle());
            var anHourAgo = new ProcessIdentity(
                    identity.pid(), identity.startedAt() - Duration.ofHours(1).toMillis());
            new RunState(anHourAgo, RunState.Phase.READY, Map.of(), Map.of("gateway", anHourAgo)).write(data);

            assertThat(LeftOvers.exist(data)).isFalse();
            LeftOvers.stop(data);

            assertThat(stranger.isAlive()).isTrue();
            assertThat(identity.process()).isPresent();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static int portOf(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }
}
