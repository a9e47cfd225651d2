package org.molaris.dialect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.molaris.dialect.Complaint.Kind;

/**
 * The JSON object that comes with a POST or PUT. It is read as leniently as the pages of the dialects write their
 * own: numbers may stand in quotes, and a comma behind the last field. What is not there is null, and so is what is null;
 * what nobody asks for is ignored, as there.
 */
public final class Body {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MOST_DIGITS = 1000;

    private final ObjectNode fields;

    private Body(ObjectNode fields) {
        this.fields = fields;
    }

    /** Without any fields when nothing was sent. */
    static Body readIfAny(InputStream stream) throws IOException {
        var whole = stream.readAllBytes();
        return whole.length == 0 ? new Body(JSON.createObjectNode()) : read(new ByteArrayInputStream(whole));
    }

    /** Of the pairs of a form, each of them text, or null when it is empty; of JSON that is said to be one all the same. */
    static Body readForm(InputStream stream) throws IOException {
        var whole = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        if (whole.stripLeading().startsWith("{")) {
            return read(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
        }
        var fields = JSON.createObjectNode();
        for (var pair : whole.isEmpty() ? new String[0] : whole.split("&", -1)) {
            int end = pair.indexOf('=');
            var name = decoded(end < 0 ? pair : pair.substring(0, end));
            if (fields.has(name)) {
                throw DialectRefused.invalid(name);
            }
            var value = end < 0 ? "" : decoded(pair.substring(end + 1));
            fields.put(name, value.isEmpty() ? null : value);
        }
        return new Body(fields);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw DialectRefused.invalid(part);
        }
    }

    static Body read(InputStream stream) throws IOException {
        try {
            if (JSON.readTree(stream) instanceof ObjectNode fields) {
                return new Body(fields);
            }
        } catch (JacksonException e) {
            throw new DialectRefused(Complaint.of(Kind.NOT_JSON, null));
        }
        throw new DialectRefused(Complaint.of(Kind.NOT_AN_OBJECT, null));
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return fields.hasNonNull(name);
    }

    /** Whether the field is there, if only to be emptied. */
    public boolean names(String name) {
        return fields.has(name);
    }

    /** The fields' names, as they were sent. */
    public List<String> names() {
        return fields.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** What the field says, or what holds already when it is not there: {@code body.or("Note", plan.notes(), body::number)}. */
    public <T> T or(String name, T otherwise, Function<String, T> read) {
        return has(name) ? read.apply(name) : otherwise;
    }

    /** Of two fields that say the same in two ways only one may be there. */
    public void notBoth(String one, String other) {
        if (has(one) && has(other)) {
            throw new DialectRefused(new Complaint(Kind.ONLY_ONE_OF, one, other));
        }
    }

    /** Text of so many characters at most; a number counts as text. */
    public String text(String name, int most) {
        return Values.text(name, scalar(name), most);
    }

    public Long number(String name) {
        return Values.number(name, scalar(name));
    }

    public Long requiredNumber(String name) {
        return Values.required(name, number(name));
    }

    public BigDecimal money(String name) {
        return Values.money(name, scalar(name));
    }

    public Boolean flag(String name) {
        return Values.flag(name, scalar(name));
    }

    public LocalDate date(String name) {
        return Values.date(name, scalar(name));
    }

    public LocalDateTime dateTime(String name) {
        return Values.dateTime(name, scalar(name));
    }

    /** The same where a real server has a sentence of its own for what is none of them. */
    public <E> E oneOf(String name, Map<String, E> words, Supplier<DialectRefused> otherwise) {
        try {
            return oneOf(name, words);
        } catch (DialectRefused e) {
            var said = otherwise.get();
            said.initCause(e);
            throw said;
        }
    }

    /** One of a few words: an integer is none, though a database may have it so. */
    public <E> E oneOf(String name, Map<String, E> words) {
        if (has(name) && !fields.get(name).isTextual()) {
            throw DialectRefused.invalid(name);
        }
        return Values.oneOf(name, scalar(name), words);
    }

    /** A list of objects; null when it is not there. */
    public List<Body> bodies(String name) {
        return list(name)
                .map(list -> list.stream().map(each -> bodyOf(name, each)).toList())
                .orElse(null);
    }

    private static Body bodyOf(String name, JsonNode value) {
        if (value instanceof ObjectNode fields) {
            return new Body(fields);
        }
        throw DialectRefused.invalid(name);
    }

    /** A list of texts of so many characters each at most; null when it is not there. */
    public List<String> texts(String name, int most) {
        return list(name)
                .map(list -> list.stream()
                        .map(each -> Values.required(name, Values.text(name, valueOf(name, each), most)))
                        .toList())
                .orElse(null);
    }

    /** A list of keys; null when it is not there. */
    public List<Long> numbers(String name) {
        return list(name)
                .map(list -> list.stream()
                        .map(each -> Values.required(name, Values.number(name, valueOf(name, each))))
                        .toList())
                .orElse(null);
    }

    private Optional<List<JsonNode>> list(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        var list = fields.get(name);
        if (!list.isArray()) {
            throw DialectRefused.invalid(name);
        }
        var each = StreamSupport.stream(list.spliterator(), false).toList();
        if (each.stream().anyMatch(JsonNode::isNull)) {
            throw DialectRefused.invalid(name);
        }
        return Optional.of(each);
    }

    private String scalar(String name) {
        return has(name) ? valueOf(name, fields.get(name)) : null;
    }

    private static String valueOf(String name, JsonNode value) {
        if (!value.isValueNode()) {
            throw DialectRefused.invalid(name);
        }
        return value.isNumber() ? written(name, value.decimalValue()) : value.asText();
    }

    /** Few characters with an exponent can stand for more digits than there is memory. */
    private static String written(String name, BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw DialectRefused.invalid(name);
        }
        return number.toPlainString();
    }
}
