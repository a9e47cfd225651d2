package org.molaris.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.openapitools.jackson.nullable.JsonNullable;
import org.openapitools.jackson.nullable.JsonNullableDeserializer;
import org.openapitools.jackson.nullable.JsonNullableDeserializers;

/**
 * Values that mean one thing and that the database can keep: days and moments of the years 1 to 9999 as text in ISO-8601,
 * text without NUL or half characters, and in a merge patch no empty text for a field that is none.
 */
class StrictJson extends SimpleModule {

    private static final long serialVersionUID = 1;

    StrictJson() {
        addDeserializer(String.class, new WholeText());
        addDeserializer(Instant.class, new Parsed<>(Instant.class, StrictJson::instant));
        addDeserializer(LocalDate.class, new Parsed<>(LocalDate.class, StrictJson::date));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new PatchFields());
    }

    /** A moment, or {@link DateTimeException}. */
    static Instant instant(String text) {
        var moment = Instant.parse(text);
        checkYear(moment.atOffset(ZoneOffset.UTC).getYear());
        return moment;
    }

    /** A day, or {@link DateTimeException}. */
    static LocalDate date(String text) {
        var day = LocalDate.parse(text);
        checkYear(day.getYear());
        return day;
    }

    private static void checkYear(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Nobody means the year " + year);
        }
    }

    private static final class WholeText extends StringDeserializer {

        private static final long serialVersionUID = 1;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var text = super.deserialize(json, context);
            if (text != null && !text.codePoints().allMatch(WholeText::canBeKept)) {
                throw MismatchedInputException.from(json, String.class, "A character that cannot be kept");
            }
            return text;
        }

        private static boolean canBeKept(int character) {
            return character != 0 && Character.getType(character) != Character.SURROGATE;
        }
    }

    private static final class Parsed<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return parse.apply(json.getText());
                } catch (DateTimeException e) {
                    throw (IOException) MismatchedInputException.from(json, handledType(), "No such time")
                            .initCause(e);
                }
            }
            throw MismatchedInputException.from(json, handledType(), "No text");
        }
    }

    private static final class PatchFields extends JsonNullableDeserializers {

        @Override
        public JsonDeserializer<?> findReferenceDeserializer(
                ReferenceType type,
                DeserializationConfig config,
                BeanDescription bean,
                TypeDeserializer typeDeserializer,
                JsonDeserializer<?> deserializer) {
            return type.hasRawClass(JsonNullable.class)
                    ? new PatchField(type, null, typeDeserializer, deserializer)
                    : null;
        }
    }

    /** The library takes empty text for "absent" where it is no text; a merge patch knows null for that. */
    private static final class PatchField extends JsonNullableDeserializer {

        private static final long serialVersionUID = 1;

        PatchField(
                JavaType type,
                ValueInstantiator instantiator,
                TypeDeserializer typeDeserializer,
                JsonDeserializer<?> deserializer) {
            super(type, instantiator, typeDeserializer, deserializer);
        }

        @Override
        public JsonNullable<Object> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var content = _fullType.getReferencedType();
            if (json.hasToken(JsonToken.VALUE_STRING)
                    && json.getText().isBlank()
                    && !content.hasRawClass(String.class)) {
                throw MismatchedInputException.from(json, content, "Empty");
            }
            return super.deserialize(json, context);
        }

        @Override
        public JsonNullableDeserializer withResolved(
                TypeDeserializer typeDeserializer, JsonDeserializer<?> deserializer) {
            return new PatchField(_fullType, _valueInstantiator, typeDeserializer, deserializer);
        }
    }
}
