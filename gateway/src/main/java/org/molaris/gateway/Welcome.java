package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/** Says at {@code /} what this is and where to go. */
@Singleton
class Welcome implements OwnPath {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final String WELCOME = """
            {"name":"Molaris","description":"The open-source backend of a dental practice","api":"/api/dental"}""";

    @Override
    public boolean is(String path) {
        return path.equals("/");
    }

    @Override
    public void answer(HttpServerRequest request, String path) {
        if (!READING.contains(request.method())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        var response = request.response().putHeader(CONTENT_TYPE, "application/json;charset=UTF-8");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(CONTENT_LENGTH, Integer.toString(WELCOME.length()))
                    .end();
        } else {
            response.end(WELCOME);
        }
    }
}
