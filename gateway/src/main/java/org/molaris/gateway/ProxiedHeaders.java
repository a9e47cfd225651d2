package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CONNECTION;
import static io.vertx.core.http.HttpHeaders.DATE;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which headers stay on their side of the door. */
final class ProxiedHeaders {

    /** Those of one connection (RFC 9110, 7.6.1) and those that say who the caller is: only the passport does that. */
    private static final Set<String> KEPT_OUT = caseInsensitive(
            "Authorization",
            "Connection",
            "Cookie",
            "Expect",
            "Forwarded",
            "HTTP2-Settings",
            "Keep-Alive",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade");

    /** No caller has business with these: {@code X-Forwarded-For}, {@code X-User}, {@code X-HTTP-Method-Override}, … */
    private static final String PRIVATE_PREFIX = "X-";

    /** What stands in for a credential where none is asked for. */
    private static final String SIGNATURE = "X-Hub-Signature-256";

    private static final Set<String> KEPT_IN = caseInsensitive(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Connection",
            "Server",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            RequestId.HEADER.toString());

    private ProxiedHeaders() {}

    /** Of a request on its way to a service. */
    static void cleanRequest(MultiMap headers, Route.Access access) {
        nominated(headers).forEach(headers::remove);
        List<String> out = new ArrayList<>();
        for (var header : headers) {
            var name = header.getKey();
            if (isPrivate(name, access) || KEPT_OUT.contains(name)) {
                out.add(name);
            }
        }
        out.forEach(headers::remove);
    }

    private static boolean isPrivate(String name, Route.Access access) {
        return name.regionMatches(true, 0, PRIVATE_PREFIX, 0, PRIVATE_PREFIX.length())
                && !(access == Route.Access.PUBLIC && name.equalsIgnoreCase(SIGNATURE));
    }

    /** From the answer of a service to that of the gateway. */
    static void copyResponse(MultiMap from, MultiMap to) {
        nominated(from).forEach(from::remove);
        if (from.contains(DATE)) {
            to.remove(DATE);
        }
        for (var header : from) {
            if (!KEPT_IN.contains(header.getKey())) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** The headers that {@code Connection} names as meant for this connection only; hardly ever any. */
    private static List<String> nominated(MultiMap headers) {
        var connection = headers.get(CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return List.of();
        }
        return headers.getAll(CONNECTION).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Set<String> caseInsensitive(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
