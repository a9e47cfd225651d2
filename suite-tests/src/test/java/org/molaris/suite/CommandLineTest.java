package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./molaris} as a person uses it, from another folder and with a space in the path of its data. */
@Order(1)
class CommandLineTest {

    private static final Path REPOSITORY = repository();
    private static final Pattern CURL = Pattern.compile("^curl .*$", Pattern.MULTILINE);

    @TempDir
    Path elsewhere;

    private Path data;

    private record Outcome(int exit, String output) {

        Outcome expect(int expected) {
            assertThat(exit).as(output).isEqualTo(expected);
            return this;
        }
    }

    @AfterEach
    void stop() throws Exception {
        molaris("down");
    }

    @Test
    void aPersonsSession() throws Exception {
        data = elsewhere.resolve("my data");
        molaris("status").expect(1);

        var welcome = molaris("up", "--detach", "--port", String.valueOf(freePort()))
                .expect(0)
                .output();

        var requests =
                CURL.matcher(welcome).results().map(match -> match.group()).toList();
        assertThat(requests).hasSize(5);
        for (var request : requests) {
            assertThat(Api.JSON
                            .readTree(
                                    run(List.of("sh", "-c", request)).expect(0).output())
                            .has("error"))
                    .as(request)
                    .isFalse();
        }
        molaris("status").expect(0);
        assertThat(molaris("events").expect(0).output())
                .contains("payment-recorded")
                .contains("patient-registered");
        assertThat(molaris("logs", "gateway").expect(0).output()).contains("\"route\":\"/api/dental/");
        assertThat(molaris("up", "--detach").expect(1).output()).contains("already runs");
        assertThat(molaris("verify-ledger").expect(0).output()).contains("clinics 2,", "Everything adds up.");
        assertThat(molaris("verify-audit").expect(0).output()).contains("Every audit is as it was recorded.");
        var credentials = credentials();
        var gateway = credentials.get("gateway").asText();
        assertThat(credentials.findValuesAsText("slug")).containsExactlyInAnyOrder("demo", "other");
        keysOpen(credentials);
        assertThat(new Api(gateway, null).get("/oauth2/authorize").expect(501).text("error_description"))
                .contains("no identity provider", "API key");
        var viewer = molaris("token", "--clinic", "other", "--role", "viewer", "--ttl", "5m")
                .expect(0)
                .output()
                .strip();
        molaris("clock", "+9d").expect(0);
        new Api(gateway, viewer).get("/api/dental/patients").expect(200);
        new Api(gateway, viewer)
                .post("/api/dental/patients", "{\"first_name\": \"x\"}")
                .expect(403);
        var owner = new Api(gateway, molaris("token").expect(0).output().strip());
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> madeAt(owner).isAfter(Instant.now().plus(8, DAYS)));
        assertThat(molaris("clock", "PT-1H").expect(1).output()).contains("only moves forward");
        int patients = count(owner);
        takeMoneyAway(credentials.get("postgres"));
        assertThat(molaris("verify-ledger").expect(1).output()).contains("amount_paid is 0.00", "Findings: ");

        killTheLauncher();
        assertThat(molaris("up", "--detach").expect(0).output()).contains("9 days 00:00:00 ahead");

        var again = credentials();
        assertThat(count(new Api(again.get("gateway").asText(), owner.token()))).isEqualTo(patients);
        assertThat(again.findValuesAsText("opendental_key")).isEqualTo(credentials.findValuesAsText("opendental_key"));
        keysOpen(again);
        molaris("down").expect(0);
        assertThat(molaris("status").expect(1).output()).doesNotContain("ready at");
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(command -> command.contains(data.toString())))
                .isEmpty();
        molaris("reset", "--yes").expect(0);
        assertThat(data).doesNotExist();
    }

    /** One of each kind for each clinic. */
    private static void keysOpen(JsonNode credentials) {
        var gateway = credentials.get("gateway").asText();
        for (var clinic : credentials.get("clinics")) {
            var shown = List.of(
                    clinic.get("api_key").asText(),
                    "Token " + clinic.get("dentalink_token").asText(),
                    "ODFHIR " + clinic.get("opendental_key").asText());
            for (var credential : shown) {
                var mine =
                        new Api(gateway, credential).get("/api/dental/clinic").expect(200);
                assertThat(mine.text("slug")).isEqualTo(clinic.get("slug").asText());
            }
        }
    }

    private static Instant madeAt(Api api) {
        var made = api.post("/api/dental/patients", "{\"first_name\": \"Ana\"}").expect(201);
        return Instant.parse(made.body().get("created_at").asText());
    }

    private int count(Api api) {
        return api.get("/api/dental/patients?total=true&limit=1")
                .expect(200)
                .body()
                .get("total")
                .asInt();
    }

    private JsonNode credentials() throws Exception {
        return Api.JSON.readTree(molaris("credentials").expect(0).output());
    }

    /** As only the superuser can, who is bound by no trigger. */
    private static void takeMoneyAway(JsonNode postgres) throws Exception {
        var url = "jdbc:postgresql://%s:%d/payment"
                .formatted(postgres.get("host").asText(), postgres.get("port").asInt());
        var password = Files.readString(Path.of(postgres.get("password_file").asText()));
        try (var connection =
                        DriverManager.getConnection(url, postgres.get("user").asText(), password.strip());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update payment_plan set amount_paid = 0 where amount_paid > 0");
        }
    }

    private void killTheLauncher() throws Exception {
        var state = Api.JSON.readTree(Files.readString(data.resolve("molaris.json")));
        var launcher = ProcessHandle.of(state.at("/launcher/pid").asLong()).orElseThrow();
        launcher.destroyForcibly();
        launcher.onExit().get(20, TimeUnit.SECONDS);
    }

    private Outcome molaris(String command, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(REPOSITORY.resolve("molaris").toString(), command));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        return run(line);
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(elsewhere, "output", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (command.contains("up")) {
            builder.environment().putAll(RunningSuite.COMPILED_ONCE);
        }
        var process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("No end: " + command + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output, UTF_8));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path repository() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("molaris"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
