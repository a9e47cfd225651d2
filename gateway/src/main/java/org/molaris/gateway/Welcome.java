package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.ACCEPT;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.VARY;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/** Says at {@code /} what this is and where to go: to people as a page, to programs as JSON. */
@Singleton
class Welcome implements OwnPath {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Buffer FOR_PROGRAMS = Buffer.buffer("""
            {"name":"Molaris","description":"The open-source backend of a dental practice","api":"/api/dental",\
            "docs":"/docs","openapi":"/openapi.json","events":"/docs/events","asyncapi":"/asyncapi.json"}""");

    /** All that the page needs is in it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final Buffer page;

    Welcome() throws IOException {
        try (var file = Objects.requireNonNull(Welcome.class.getResourceAsStream("welcome.html"))) {
            this.page = Buffer.buffer(file.readAllBytes());
        }
    }

    @Override
    public boolean is(String path) {
        return path.equals("/");
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        if (!READING.contains(request.method())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        var accepted = request.getHeader(ACCEPT);
        var response = request.response().putHeader(VARY, ACCEPT);
        if (accepted != null && accepted.contains("text/html")) {
            response.putHeader(CONTENT_TYPE, "text/html;charset=UTF-8").putHeader("Content-Security-Policy", POLICY);
            Answers.end(request, page);
        } else {
            response.putHeader(CONTENT_TYPE, "application/json;charset=UTF-8");
            Answers.end(request, FOR_PROGRAMS);
        }
    }
}
