package org.molaris.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as people use it, each command a process of its own. */
class LauncherTest {

    @TempDir
    Path home;

    private DataFolder data;
    private String port;
    private String path = System.getenv("PATH");

    @BeforeEach
    void tree() throws IOException {
        StandIn.tree(home.resolve("tree"), null);
        data = new DataFolder(home.resolve("da ta"));
        port = "" + Ports.free();
    }

    @AfterEach
    void nothingStaysBehind() {
        if (data.isOurs()) {
            run("down");
        }
    }

    @Test
    void aKilledLauncherIsFollowedByAnotherThatTidiesUp() throws IOException {
        var first = start("up", "--port", port);
        await().atMost(120, SECONDS).until(() -> output().contains("Ctrl-C stops it."));
        var orphans = processes();
        assertThat(output()).contains("http://127.0.0.1:" + port, "curl -s -H 'Authorization: Bearer owner.");

        first.destroyForcibly();
        await().atMost(10, SECONDS).until(() -> !first.isAlive());
        assertThat(orphans).hasSameSizeAs(Wiring.PART_NAMES).allMatch(Processes::isRunning);
        assertThat(run("status").exitCode()).isEqualTo(1);
        withPrometheusOnThePath();
        var second = run("up", "--detach", "--observe", "--port", port);

        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output())
                .contains(
                        "Stopping what an earlier launcher has left running",
                        "Prometheus is at http://127.0.0.1:",
                        "Five requests");
        prometheusLooksAtEveryService();
        assertThat(orphans).noneMatch(Processes::isRunning);
        assertThat(run("status").output())
                .contains("treatment-service", "payment-service", "Ready at http://127.0.0.1:" + port)
                .containsPattern("prometheus +\\d+ +\\d+ ready");
        assertThat(run("token", "--role", "viewer", "--ttl", "2m").output()).isEqualTo("viewer.viewer@demo.120\n");
        assertThat(run("up", "--port", port))
                .isEqualTo(new Ended(
                        1, "Molaris already runs on %s; ./molaris status shows it.\n".formatted(data.root())));
        assertThat(run("reset", "--yes").output()).contains("Molaris still runs");
        assertThat(Json.tree(run("credentials").output()).path("clinics"))
                .hasSize(2)
                .allSatisfy(clinic -> {
                    assertThat(clinic.path("api_key").asText()).startsWith("secret-");
                    assertThat(clinic.path("dentalink_token").asText()).startsWith("secret-");
                    assertThat(clinic.path("opendental_key").asText()).matches("developer-[^/]+/secret-[^/]+");
                });

        var running = processes();
        assertThat(run("down").exitCode()).isZero();

        assertThat(running).hasSize(Wiring.PART_NAMES.size() + 1).noneMatch(Processes::isRunning);
        assertThat(run("status").exitCode()).isEqualTo(1);
        assertThat(run("reset", "--yes").exitCode()).isZero();
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void whatCannotStartSaysWhyInOneSentence() throws IOException {
        StandIn.tree(home.resolve("tree"), "payment-service");

        var failed = run("up", "--detach", "--port", port);

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output().lines().reduce((earlier, later) -> later))
                .contains("payment-service ended with exit code 1 before it was ready; see %s."
                        .formatted(data.log("payment-service")));
        assertThat(LeftOvers.exist(data)).isFalse();
    }

    @Test
    void resetLeavesAForeignFolderAlone() throws IOException {
        var letter = Files.createDirectories(data.root()).resolve("letter.txt");
        Files.writeString(letter, "precious");

        assertThat(run("reset", "--yes").exitCode()).isEqualTo(1);
        assertThat(run("token", "--ttl", "soon").exitCode()).isEqualTo(2);

        assertThat(letter).exists();
    }

    @Test
    void withoutPrometheusItSaysWhereThereIsOne() {
        path = home.toString();

        var without = run("up", "--observe", "--port", port);

        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.output()).contains("apt install prometheus").hasLineCount(1);
    }

    private void prometheusLooksAtEveryService() throws IOException {
        var ports = RunState.of(data).orElseThrow().ports();
        var targets = Files.readString(data.prometheus().resolve("targets.json"));
        assertThat(Json.tree(targets).findValuesAsText("pod"))
                .containsExactlyElementsOf(Json.tree(targets).findValuesAsText("job"))
                .hasSize(SuiteService.ALL.size() + 1)
                .contains("gateway", "payment-service");
        assertThat(targets)
                .contains("127.0.0.1:" + ports.get("gateway-management"), "127.0.0.1:" + ports.get("payment-service"))
                .doesNotContain("127.0.0.1:" + port + "\"");
        assertThat(data.prometheus().resolve("alerts.yaml")).exists();
    }

    private void withPrometheusOnThePath() throws IOException {
        PrometheusStandIn.install(home);
        path = home + ":" + path;
        var from = SuiteOptions.repositoryHere().resolve("deploy/observability");
        var to = Files.createDirectories(home.resolve("tree/deploy/observability"));
        for (var file : List.of("prometheus.yml", "alerts.yaml")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    private List<ProcessHandle> processes() {
        return RunState.of(data).orElseThrow().processes().values().stream()
                .map(ProcessIdentity::process)
                .flatMap(Optional::stream)
                .toList();
    }

    private Ended run(String... arguments) {
        try {
            var process = start(arguments);
            assertThat(process.waitFor(120, SECONDS)).isTrue();
            return new Ended(process.exitValue(), output());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                JvmCommand.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dmolaris.root=" + home.resolve("tree"),
                "-cp",
                System.getProperty("java.class.path"),
                Molaris.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.root().toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().put("PATH", path);
        return builder.redirectErrorStream(true).redirectOutput(outputFile()).start();
    }

    private String output() throws IOException {
        return Files.readString(outputFile().toPath(), StandardCharsets.UTF_8);
    }

    private File outputFile() {
        return home.resolve("output").toFile();
    }

    private record Ended(int exitCode, String output) {}
}
