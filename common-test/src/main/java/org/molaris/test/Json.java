package org.molaris.test;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/**
 * What stands in an answer, found by plain paths: {@code plans[0].id}, {@code details.field}, {@code plans.size()}. REST
 * Assured takes each of its own paths for a Groovy program and compiles it, which was a quarter of all the time that the tests
 * took; it remains for the paths that are programs.
 */
public final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A name, in quotes where it has dots or slashes; a place, from the end when it is negative; or how many there are. */
    private static final Pattern STEP =
            Pattern.compile("\\G(?:(?:^|\\.)(?:(size)\\(\\)|'([^']+)'|([\\w$-]+))|\\[(-?\\d+)])");

    private final Object root;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Json(Object root) {
        this.root = root;
    }

    /** Of the body of an answer: {@code body(json("plans[0].id", is(id)))}. */
    public static Matcher<String> json(String path, Matcher<?> value) {
        return new TypeSafeDiagnosingMatcher<>() {
            @Override
            protected boolean matchesSafely(String body, Description mismatch) {
                var found = of(body).at(path);
                if (!value.matches(found)) {
                    value.describeMismatch(found, mismatch.appendText(path).appendText(" "));
                    return false;
                }
                return true;
            }

            @Override
            public void describeTo(Description expected) {
                expected.appendText(path).appendText(" ").appendDescriptionOf(value);
            }
        };
    }

    /** What a text says. */
    public static Json of(String text) {
        try {
            return new Json(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + text, e);
        }
    }

    /** What stands at the path, null where nothing does; fractions are floats, as REST Assured has them. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T at(String path) {
        var value = root;
        if (!path.isEmpty() && !path.equals("$")) {
            int end = 0;
            var step = STEP.matcher(path);
            while (step.find()) {
                end = step.end();
                value = next(
                        value, step.group(1), step.group(2) == null ? step.group(3) : step.group(2), step.group(4));
            }
            if (end != path.length()) {
                throw new IllegalArgumentException(path + " is more than a path");
            }
        }
        return (T) asRestAssuredHasIt(value);
    }

    /** What stands there, as text; null where nothing does. */
    public String getString(String path) {
        var value = at(path);
        return value == null ? null : value.toString();
    }

    public long getLong(String path) {
        return this.<Number>at(path).longValue();
    }

    public int getInt(String path) {
        return this.<Number>at(path).intValue();
    }

    public boolean getBoolean(String path) {
        return this.<Boolean>at(path);
    }

    public UUID getUUID(String path) {
        var text = getString(path);
        return text == null ? null : UUID.fromString(text);
    }

    public <K, V> Map<K, V> getMap(String path) {
        return at(path);
    }

    public <T> List<T> getList(String path) {
        return at(path);
    }

    /** Whole numbers as one wants to have them, {@code Long.class}, or texts. */
    public <T> List<T> getList(String path, Class<T> type) {
        return this.<List<Object>>at(path).stream()
                .map(each -> type.cast(type == Long.class ? (Object) ((Number) each).longValue() : each))
                .toList();
    }

    private static Object next(Object value, String size, String name, String place) {
        if (size != null) {
            return value instanceof Map<?, ?> object ? object.size() : ((List<?>) value).size();
        }
        return name == null ? in(value, Integer.parseInt(place)) : named(value, name);
    }

    /** Of a list, the same of each. */
    private static Object named(Object value, String name) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(Objects::nonNull)
                    .map(each -> named(each, name))
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        return value == null ? null : ((Map<?, ?>) value).get(name);
    }

    private static Object in(Object value, int place) {
        var list = value == null ? List.of() : (List<?>) value;
        int from = place < 0 ? list.size() + place : place;
        return from >= 0 && from < list.size() ? list.get(from) : null;
    }

    private static Object asRestAssuredHasIt(Object value) {
        if (value instanceof Double fraction) {
            return fraction.floatValue();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(Json::asRestAssuredHasIt)
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        if (value instanceof Map<?, ?> object) {
            var same = new LinkedHashMap<Object, Object>();
            object.forEach((name, each) -> same.put(name, asRestAssuredHasIt(each)));
            return same;
        }
        return value;
    }
}
