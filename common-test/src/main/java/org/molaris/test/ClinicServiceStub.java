package org.molaris.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The owner of patients, as far as a slice of another service asks it, and those of treatment plans and of money: answers what a test put
 * there, 404 otherwise. The real ones stand behind the same questions in the tests of the whole suite.
 */
public class ClinicServiceStub implements QuarkusTestResourceLifecycleManager {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern CLAIMS = Pattern.compile("\\.([^.]+)\\.");
    private static final Pattern CLINIC = Pattern.compile("\"clinic_id\":\"([^\"]+)\"");

    private static final String BROUGHT = "/brought";

    /** What names several and is answered with one: it is taught of the first of them. */
    private static final String FOR_VISIT = "/for-visit";

    private static HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answers = new ConcurrentHashMap<String, String>();
        var asked = new ConcurrentLinkedQueue<String>();
        server.createContext("/", exchange -> handle(exchange, answers, asked));
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "quarkus.rest-client.clinic-service.url", url,
                "quarkus.rest-client.payment-service.url", url,
                "quarkus.rest-client.treatment-service.url", url);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /**
     * PUT teaches an answer, to everybody or (with the clinic's id at the end of the path) to those of one clinic; {@code
     * {id}} at the end stands for whatever id. GET /asked tells what was asked for and with which credential, /brought below
     * a path the last body that came there. Who asks for several by their ids has them in one list.
     */
    private static void handle(HttpExchange exchange, Map<String, String> answers, ConcurrentLinkedQueue<String> asked)
            throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            answers.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
        } else if (path.equals("/asked")) {
            answer(exchange, "200" + String.join("\n", asked));
        } else if (path.startsWith(BROUGHT)) {
            answer(exchange, "200" + answers.getOrDefault(path, ""));
        } else {
            var credential = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(path + " " + credential);
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var parent = path.substring(0, path.lastIndexOf('/'));
            answers.put(BROUGHT + parent, body);
            var ids = ID.matcher(body).results().map(MatchResult::group).toList();
            var known = answers.getOrDefault(
                    path + "/" + clinicOf(credential),
                    answers.getOrDefault(
                            path,
                            answers.getOrDefault(parent + "/{id}", "404{}")
                                    .replace("{id}", path.substring(parent.length() + 1))));
            answer(
                    exchange,
                    path.endsWith(FOR_VISIT)
                            ? answers.getOrDefault(path + "/" + ids.get(0), known)
                            : ids.isEmpty() ? known : several(path, ids, answers, known));
        }
        exchange.close();
    }

    /**
     * What was taught of each, or of whoever it is ({@code {id}} stands for the id); a failure that was taught of one is the
     * answer.
     */
    private static String several(String path, List<String> ids, Map<String, String> answers, String otherwise) {
        var known = ids.stream()
                .map(id -> answers.getOrDefault(path + "/" + id, otherwise.replace("{id}", id)))
                .filter(one -> !one.startsWith("404"))
                .toList();
        var list = Path.of(path).getName(1).toString().replaceFirst(".*-", "");
        return known.stream()
                .filter(one -> !one.startsWith("200"))
                .findFirst()
                .orElseGet(() -> known.stream()
                        .map(one -> one.substring(3))
                        .collect(Collectors.joining(",", "200{\"" + list + "\":[", "]}")));
    }

    private static String clinicOf(String credential) {
        var claims = CLAIMS.matcher(String.valueOf(credential));
        var clinic =
                CLINIC.matcher(claims.find() ? new String(Base64.getUrlDecoder().decode(claims.group(1)), UTF_8) : "");
        return clinic.find() ? clinic.group(1) : null;
    }

    private static void answer(HttpExchange exchange, String known) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        var body = known.substring(3).getBytes(UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(known.substring(0, 3)), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
