package org.molaris.dentalink;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/**
 * What a list is asked: everything that {@code q} says must hold, and where in the list to read. A cursor says both, so that
 * whoever follows one sends nothing else.
 *
 * @param <F> what the domain calls the fields
 */
public final class Question<F extends Enum<F>> {

    /** What {@code q} is, for whoever reads the API's description. */
    public static final String ABOUT_Q =
            "What must hold, as JSON: {\"field\": {\"eq\": \"value\"}}; also neq, gt, gte, lt, lte and lk, and several in a list";

    /** What {@code cursor} is. */
    public static final String ABOUT_CURSOR = "Where to go on, from links; it says all that q said";

    /** How many things are answered at once. */
    static final int AT_ONCE = 50;

    private static final int MOST_CRITERIA = 40;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final UriInfo uri;
    private final Cursor cursor;
    private final List<Criterion<F>> criteria;

    private Question(UriInfo uri, Cursor cursor, List<Criterion<F>> criteria) {
        this.uri = uri;
        this.cursor = cursor;
        this.criteria = criteria;
    }

    /** As it stands in the request's query; fails with {@link DialectRefused} where it makes no sense. */
    public static <F extends Enum<F>> Question<F> in(UriInfo uri, Fields<F> fields) {
        var parameters = uri.getQueryParameters();
        var given = parameters.getFirst("cursor");
        var cursor = given == null || given.isBlank()
                ? Cursor.beginning(parameters.getFirst("q"))
                : Cursor.read(given, uri.getPath());
        return new Question<>(uri, cursor, read(cursor.q(), fields));
    }

    /** In the domain's words. */
    public List<Criterion<F>> criteria() {
        return criteria;
    }

    /** Where to read. */
    public Span span() {
        return new Span(cursor.number(), cursor.isBackwards(), AT_ONCE);
    }

    /** What was found, with links to what lies before and behind it. */
    public <T> Many<T> answeredBy(Stretch<T> found, ToLongFunction<T> number) {
        var items = found.items();
        var next = found.later() && !items.isEmpty()
                ? link(new Cursor(cursor.q(), number.applyAsLong(items.get(items.size() - 1)), false))
                : null;
        var previous = found.earlier() && !items.isEmpty()
                ? link(new Cursor(cursor.q(), number.applyAsLong(items.get(0)), true))
                : null;
        return new Many<>(new Many.Links(uri.getRequestUri().toString(), next, previous), items);
    }

    /** The cursor stands last: programs take everything behind it for it. */
    private String link(Cursor to) {
        return uri.getAbsolutePathBuilder()
                .replaceQuery(null)
                .queryParam("cursor", to.written(uri.getPath()))
                .build()
                .toString();
    }

    private static <F extends Enum<F>> List<Criterion<F>> read(String q, Fields<F> fields) {
        var criteria = new ArrayList<Criterion<F>>();
        if (q != null && !q.isBlank()) {
            objectIn(q).properties().forEach(field -> {
                if (field.getValue().isArray()) {
                    field.getValue().forEach(each -> add(field.getKey(), each, fields, criteria));
                } else {
                    add(field.getKey(), field.getValue(), fields, criteria);
                }
            });
        }
        return List.copyOf(criteria);
    }

    static ObjectNode objectIn(String q) {
        try {
            if (JSON.readTree(q) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            var refusal = DialectRefused.badRequest("q no es JSON válido");
            refusal.initCause(e);
            throw refusal;
        }
        throw DialectRefused.badRequest("q debe ser un objeto JSON");
    }

    private static <F extends Enum<F>> void add(
            String name, JsonNode asked, Fields<F> fields, List<Criterion<F>> criteria) {
        if (!asked.isObject() || asked.isEmpty()) {
            throw DialectRefused.badRequest("q debe nombrar un operador para %s, como {\"eq\": \"…\"}".formatted(name));
        }
        asked.properties().forEach(each -> {
            if (!each.getValue().isValueNode() || each.getValue().isNull()) {
                throw DialectRefused.invalid(name);
            }
            criteria.add(fields.criterion(name, each.getKey(), each.getValue().asText()));
        });
        if (criteria.size() > MOST_CRITERIA) {
            throw DialectRefused.badRequest("q no puede tener más de %d condiciones".formatted(MOST_CRITERIA));
        }
    }
}
