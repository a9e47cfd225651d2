package org.molaris.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Takes the place of a service or of the gateway: is ready, uses what it was given, keeps what is posted. */
public final class StandIn {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHENTICATED = 401;

    /** Those whose lists have another name. */
    private static final Map<String, String> COLLECTIONS =
            Map.of("treatment-plans", "plans", "payment-plans", "plans", "recall-campaigns", "campaigns");

    /** What was posted, by Idempotency-Key. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /** Every request to the API, as {@code GET /api/clinics}. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final Map<String, String> environment = System.getenv();
    private Path memory;

    private StandIn() {}

    /** Builds a tree in which stand-ins take the places of all modules; the broken one ends as soon as it starts. */
    static Path tree(Path root, String broken) throws IOException {
        for (var module : Wiring.PART_NAMES) {
            var manifest = new Manifest();
            var attributes = manifest.getMainAttributes();
            attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            attributes.put(
                    Attributes.Name.MAIN_CLASS, module.equals(broken) ? "no.such.Program" : StandIn.class.getName());
            attributes.put(Attributes.Name.IMPLEMENTATION_TITLE, StandIn.class.getName());
            var classPath = new StringBuilder();
            for (var entry : System.getProperty("java.class.path").split(":", -1)) {
                classPath.append(Path.of(entry).toUri()).append(' ');
            }
            attributes.put(Attributes.Name.CLASS_PATH, classPath.toString());
            var jar = SuiteService.program(root, module);
            Files.createDirectories(jar.getParent());
            if (!jar.getParent().toRealPath().startsWith(root.toRealPath()) || (Files.exists(jar) && !isStandIn(jar))) {
                throw new IOException("Not a tree of stand-ins: " + root);
            }
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        }
        return root;
    }

    private static boolean isStandIn(Path jar) throws IOException {
        try (var opened = new JarFile(jar.toFile())) {
            return StandIn.class
                    .getName()
                    .equals(opened.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_TITLE));
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        new StandIn().run();
    }

    private void run() throws IOException, SQLException {
        var server = listen("QUARKUS_HTTP_PORT");
        var program = Path.of(System.getProperty("java.class.path")).toString();
        mustHaveItsKeys(program);
        if (program.contains("gateway")) {
            ready(listen("QUARKUS_MANAGEMENT_PORT")).createContext("/issuer/token", this::issue);
            memory = Path.of(environment.get("MOLARIS_ISSUER_KEY")).resolveSibling("memory.json");
            if (Files.exists(memory)) {
                Json.tree(Files.readString(memory))
                        .properties()
                        .forEach(each ->
                                answers.put(each.getKey(), each.getValue().asText()));
            }
            server.createContext("/api", this::api);
            server.createContext("/requests", exchange -> answer(exchange, OK, Json.write(requests)));
        } else {
            useDatabase(SuiteService.ALL.stream()
                    .filter(service -> program.contains(service.name()))
                    .findFirst()
                    .orElseThrow()
                    .database());
            ready(server);
        }
    }

    /** Those who know API keys, and only those, have what they are hashed under; the gateway goes by the machine's time. */
    private void mustHaveItsKeys(String program) throws IOException {
        var pepper = environment.get("MOLARIS_API_KEY_PEPPER");
        var secretsKey = environment.get("MOLARIS_CLINIC_SECRETS_KEY");
        boolean isGateway = program.contains(SuiteService.GATEWAY);
        boolean isClinicService = program.contains(SuiteService.CLINIC.name());
        boolean knowsApiKeys = isClinicService || isGateway;
        if (knowsApiKeys != (pepper != null)
                || isClinicService != (secretsKey != null)
                || isGateway == environment.containsKey("MOLARIS_CLOCK_FILE")
                || (pepper != null && !isKey(Files.readString(Path.of(pepper))))
                || (secretsKey != null && !isKey(secretsKey))) {
            throw new IllegalStateException("Not the keys of " + program);
        }
    }

    private static boolean isKey(String base64) {
        return Base64.getDecoder().decode(base64).length == 32;
    }

    private void useDatabase(String name) throws SQLException {
        var url = "jdbc:postgresql://%s:%s/%s"
                .formatted(environment.get("MOLARIS_DATABASE_HOST"), environment.get("MOLARIS_DATABASE_PORT"), name);
        for (var role : new String[] {"owner", "app", "system"}) {
            var password = environment.get("MOLARIS_DATABASE_%s_PASSWORD".formatted(role.toUpperCase(Locale.ROOT)));
            DriverManager.getConnection(url, name + "_" + role, password).close();
        }
    }

    private HttpServer listen(String portVariable) throws IOException {
        int port = Integer.parseInt(environment.get(portVariable));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    private static HttpServer ready(HttpServer server) {
        server.createContext("/q/health/ready", exchange -> answer(exchange, OK, "{}"));
        return server;
    }

    private void issue(HttpExchange exchange) throws IOException {
        var secret = Files.readString(Path.of(environment.get("MOLARIS_ISSUER_SECRET")));
        var shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + secret).equals(shown)) {
            answer(exchange, UNAUTHENTICATED, "{}");
            return;
        }
        var wanted = Json.tree(body(exchange));
        var token = "%s.%s.%s"
                .formatted(wanted.path("role").asText(), wanted.path("subject").asText(), wanted.path("ttl_seconds"));
        answer(exchange, OK, Json.object().put("token", token).toString());
    }

    private synchronized void api(HttpExchange exchange) {
        try {
            var path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, OK, list(path));
                return;
            }
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var body = Json.tree(body(exchange));
            var made = Json.object();
            made.setAll((ObjectNode) body);
            made.put("id", "id-" + key)
                    .put("amount_paid", 0)
                    .put("status", "active")
                    .put("secret", "secret-" + key)
                    .put("key", "developer-" + key)
                    .put("path", path);
            made.putObject("payment").put("id", "payment-" + key);
            answers.putIfAbsent(key == null ? path : key, made.toString());
            Files.writeString(memory, Json.write(answers));
            answer(exchange, CREATED, made.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String list(String path) throws IOException {
        var answer = Json.object();
        var collection = path.substring(path.lastIndexOf('/') + 1);
        var name = COLLECTIONS.getOrDefault(collection, collection.replace('-', '_'));
        var list = answer.putArray(name);
        for (var each : answers.values()) {
            var stored = Json.tree(each);
            if (stored.path("path").asText().equals(path)) {
                list.add(stored);
            }
        }
        return answer.toString();
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
