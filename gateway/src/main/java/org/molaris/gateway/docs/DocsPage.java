package org.molaris.gateway.docs;

import static io.vertx.core.http.HttpHeaders.LOCATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.molaris.gateway.OwnPath;
import org.molaris.gateway.Refusal;
import org.molaris.gateway.Refusals;
import org.molaris.gateway.Refused;

/**
 * {@code /docs}: the API to read and to try, and {@code /docs/events} to read, in pages that need nothing from anywhere else. Their files are read when
 * the first reader comes; their path changes with their content, so that browsers may keep them for good.
 */
@Singleton
class DocsPage implements OwnPath {

    private static final String PATH = "/docs";
    private static final String EVENTS = PATH + "/events";
    private static final String FILES = PATH + "/files/";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int PERMANENTLY = 308;

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final String STYLE = "text/css;charset=UTF-8";

    /** The viewer sets styles of its elements, which no list of digests could foresee. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final DemoToken demo;
    private final Refusals refusals;
    private final Prepared<Map<String, KeptBody>> pages;

    DocsPage(DemoToken demo, Refusals refusals, Vertx vertx) {
        this.demo = demo;
        this.refusals = refusals;
        this.pages = new Prepared<>(vertx, this::read);
    }

    @Override
    public boolean is(String path) {
        return path.equals(PATH) || path.equals(PATH + "/") || path.equals(EVENTS) || path.startsWith(FILES);
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        if (!READING.contains(request.method())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (path.equals(PATH + "/")) {
            request.response()
                    .setStatusCode(PERMANENTLY)
                    .putHeader(LOCATION, PATH)
                    .end();
            return;
        }
        pages.whenThere(all -> answer(request, all.get(path)), failure -> {
            Log.error("The page of the documentation cannot be read", failure);
            refusals.answer(request, Refusal.SERVICE_UNAVAILABLE);
        });
    }

    private void answer(HttpServerRequest request, KeptBody page) {
        if (page == null) {
            refusals.answer(request, Refusal.NOT_FOUND);
            return;
        }
        request.response().putHeader("Content-Security-Policy", POLICY).putHeader("Referrer-Policy", "no-referrer");
        page.answer(request);
    }

    private Map<String, KeptBody> read() throws IOException {
        var viewer = file("/META-INF/resources/webjars/scalar/scalar.js");
        var script = file("docs.js");
        var style = file("docs.css");
        var eventScript = file("events.js");
        var eventStyle = file("events.css");
        var folder = FILES
                + Stream.of(viewer, script, style, eventScript, eventStyle)
                        .map(KeptBody::digest)
                        .collect(joining());
        var page = new String(file("docs.html"), UTF_8)
                .replace("{files}", folder)
                .replace("{demo}", demo.isOffered() ? "offered" : "none");
        var events = new String(file("events.html"), UTF_8).replace("{files}", folder);
        return Map.of(
                PATH,
                KeptBody.of(page.getBytes(UTF_8), HTML, "no-cache"),
                EVENTS,
                KeptBody.of(events.getBytes(UTF_8), HTML, "no-cache"),
                folder + "/scalar.js",
                KeptBody.of(viewer, SCRIPT, FOR_GOOD),
                folder + "/docs.js",
                KeptBody.of(script, SCRIPT, FOR_GOOD),
                folder + "/docs.css",
                KeptBody.of(style, STYLE, FOR_GOOD),
                folder + "/events.js",
                KeptBody.of(eventScript, SCRIPT, FOR_GOOD),
                folder + "/events.css",
                KeptBody.of(eventStyle, STYLE, FOR_GOOD));
    }

    private static byte[] file(String name) throws IOException {
        try (var file = DocsPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return file.readAllBytes();
        }
    }
}
