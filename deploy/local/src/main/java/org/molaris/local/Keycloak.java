package org.molaris.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The identity provider of the suite: where it is, what it is started with, and its administrator. */
final class Keycloak {

    static final String NAME = "keycloak";
    static final String ADMIN = "admin";

    private static final String REALM = "/realms/molaris";
    private static final String REALM_FILE = "molaris-realm.json";
    /** The first start makes the tables and the realms. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

    /** Little memory, and the doors of the JDK that its own script opens. */
    private static final List<String> JVM = List.of(
            "-Xmx256m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxMetaspaceSize=256m",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            // As its own script says when it need not be built anew: the program is used as it is delivered.
            "-Dkc.config.built=true");

    private final DataFolder data;
    private final int port;
    private final Path repository;
    private final Secrets secrets;

    Keycloak(DataFolder data, int port, Path repository) {
        this.data = data;
        this.port = port;
        this.repository = repository;
        this.secrets = Secrets.in(data);
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    static String realm(int port) {
        return url(port) + REALM;
    }

    /** What tells the gateway of it. */
    static Map<String, String> environmentOfGateway(int port) {
        return Map.of(
                "MOLARIS_OAUTH2_REALM_URL", realm(port),
                "MOLARIS_GATEWAY_ISSUERS_KEYCLOAK_ISSUER", realm(port),
                "MOLARIS_GATEWAY_ISSUERS_KEYCLOAK_JWKS_URL", realm(port) + "/protocol/openid-connect/certs");
    }

    /** The part. */
    Part part(Runnable changed) {
        return new ProcessPart(
                NAME,
                data.log(NAME),
                PATIENCE,
                url(port),
                URI.create(realm(port)),
                log -> command().start(log),
                changed);
    }

    /** Fetches what it needs and does not have yet. */
    void prepare(Consumer<String> says) {
        KeycloakDistribution.get(says, data.log(NAME));
    }

    /** Puts in the app and the people of the demo, once. */
    void addDemo(List<Access.Clinic> clinics) {
        var done = data.keycloak().resolve("demo-added");
        if (Files.exists(done)) {
            return;
        }
        var demo = new KeycloakDemo(secrets);
        Futures.await(new GatewayClient(url(port), adminToken(), ANSWER_PATIENCE)
                .post("/admin" + REALM + "/partialImport", demo.content(clinics, realmFile()), null));
        Folders.writePrivate(done, "The app and the people of the demo.\n");
    }

    private JvmCommand command() {
        var home = data.keycloak();
        putRealmInto(Folders.privateFolder(home.resolve("data").resolve("import")));
        var program = List.of(
                "-Dkc.home.dir=" + home,
                "-cp",
                KeycloakDistribution.get(line -> {}, data.log(NAME)).program().toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--import-realm",
                "--cache=local",
                "--hostname=" + url(port),
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        return new JvmCommand(
                JVM,
                program,
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdmin()));
    }

    /** A realm that is there already stays as it is. */
    private void putRealmInto(Path folder) {
        try {
            Files.copy(realmPath(), folder.resolve(REALM_FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchException("The realm of Keycloak cannot be copied: %s.".formatted(e.getMessage()), e);
        }
    }

    private Path realmPath() {
        return repository.resolve("deploy").resolve(NAME).resolve(REALM_FILE);
    }

    private JsonNode realmFile() {
        try {
            return Json.tree(Folders.read(realmPath()));
        } catch (JsonProcessingException e) {
            throw new LaunchException("%s is not JSON.".formatted(realmPath()), e);
        }
    }

    private String adminToken() {
        var form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(ADMIN, URLEncoder.encode(secrets.keycloakAdmin(), StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url(port) + "/realms/master/protocol/openid-connect/token"))
                .timeout(ANSWER_PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var answer = Http.CLIENT.send(request, BodyHandlers.ofString());
            var token = Json.tree(answer.body()).path("access_token").asText();
            if (token.isEmpty()) {
                throw new LaunchException(
                        "Keycloak does not let its administrator in, so the demo was not added to it.");
            }
            return token;
        } catch (IOException e) {
            throw new LaunchException("Keycloak does not answer its administrator: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for Keycloak.", e);
        }
    }
}
