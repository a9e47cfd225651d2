package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.molaris.dialect.DialectRefused;

/** A question as it comes to a service, and how it is refused. */
final class Asked {

    private static final String HOST = "https://clinic.example";

    private Asked() {}

    /** At a path behind the dialect's, with a query as it stands on the wire. */
    static UriInfo at(String path) {
        var uri = URI.create(HOST + Dentalink.PATH + path);
        var parameters = new MultivaluedHashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                var parts = pair.split("=", 2);
                parameters.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return (UriInfo) Proxy.newProxyInstance(
                Asked.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getQueryParameters" -> parameters;
                    case "getPath" -> uri.getPath();
                    case "getRequestUri" -> uri;
                    case "getAbsolutePathBuilder" -> UriBuilder.fromUri(uri).replaceQuery(null);
                    case "getBaseUriBuilder" -> UriBuilder.fromUri(HOST + "/");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static UriInfo q(String q) {
        return at("/citas?q=" + URLEncoder.encode(q.replace('\'', '"'), StandardCharsets.UTF_8));
    }

    static void refused(String sentence, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        DialectRefused.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessage(sentence);
    }
}
