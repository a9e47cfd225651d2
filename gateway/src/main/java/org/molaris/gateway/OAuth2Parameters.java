package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of a request that OAuth knows, each at most once (RFC 6749, 3.1 and 3.2); the others are left behind. */
record OAuth2Parameters(Map<String, String> values) {

    private static final int MOST = 100;

    /** Those of a query or a form, as they came, with one of these names. */
    static OAuth2Parameters of(String encoded, Set<String> known) {
        var values = new LinkedHashMap<String, String>();
        try {
            new QueryStringDecoder(encoded, UTF_8, false, MOST, true)
                    .parameters()
                    .forEach((name, given) -> {
                        if (known.contains(name)) {
                            values.put(name, only(name, given));
                        }
                    });
        } catch (IllegalArgumentException e) {
            throw OAuth2Refused.invalidRequest("The parameters are not well encoded");
        }
        return new OAuth2Parameters(values);
    }

    private static String only(String name, List<String> given) {
        if (given.size() > 1) {
            throw OAuth2Refused.invalidRequest(name + " is there more than once");
        }
        return given.get(0);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value; a refusal where there is none. */
    String required(String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw OAuth2Refused.invalidRequest(name + " is missing");
        }
        return value;
    }

    /** Those of them that have one of these names, for a query or a form. */
    String encoded(Set<String> names) {
        var encoder = new QueryStringEncoder("", UTF_8);
        values.forEach((name, value) -> {
            if (names.contains(name)) {
                encoder.addParam(name, value);
            }
        });
        return encoder.toString().substring(1);
    }
}
