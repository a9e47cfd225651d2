package org.molaris.dentalink;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/**
 * What {@code q} says to a resource that is no list: not which things are wanted, but what about. Each is written as there,
 * {@code {"fecha": {"eq": "2026-01-01"}}}, or plainly, {@code {"fecha": "2026-01-01"}}. What is not there is null.
 */
public final class Parameters {

    private static final String EQUAL = "eq";

    private final Map<String, String> values = new HashMap<>();

    private Parameters() {}

    /** As they stand in the request's query; fails with {@link DialectRefused} for any that has none of the names. */
    public static Parameters in(UriInfo uri, List<String> names) {
        var parameters = new Parameters();
        var q = uri.getQueryParameters().getFirst("q");
        if (q != null && !q.isBlank()) {
            Question.objectIn(q).properties().forEach(each -> parameters.add(each.getKey(), each.getValue(), names));
        }
        return parameters;
    }

    private void add(String name, JsonNode said, List<String> names) {
        if (!names.contains(name)) {
            throw DialectRefused.badRequest(
                    "q no conoce el campo %s; conoce %s".formatted(name, String.join(", ", names)));
        }
        var value = said.isObject() && said.size() == 1 && said.has(EQUAL) ? said.get(EQUAL) : said;
        if (!value.isValueNode()) {
            throw DialectRefused.badRequest("q debe decir %s así: {\"eq\": \"…\"}".formatted(name));
        }
        values.put(name, value.isNull() ? null : value.asText());
    }

    public Long number(String name) {
        return Values.number(name, values.get(name));
    }

    public LocalDate day(String name) {
        return Values.date(name, values.get(name));
    }

    /** False when it is not there. */
    public boolean bit(String name) {
        return Boolean.TRUE.equals(Values.oneOf(name, values.get(name), Bit.WORDS));
    }
}
