package org.molaris.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Reads path and query parameters; one that cannot be read is a 400 that names it (JAX-RS alone would say 404). */
@Provider
class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Reader> READERS = Map.of(
            UUID.class, new Reader(Parameters::uuid, "must be a UUID"),
            Integer.class, new Reader(Integer::valueOf, "must be a whole number"),
            Long.class, new Reader(Long::valueOf, "must be a whole number"),
            Boolean.class, new Reader(Parameters::bool, "must be true or false"),
            Instant.class, new Reader(StrictJson::instant, "must be a time (ISO-8601 with Z)"),
            LocalDate.class, new Reader(StrictJson::date, "must be a date (YYYY-MM-DD)"));

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var reader = type.isEnum() ? Reader.ofEnum(type) : READERS.get(type);
        return reader == null ? null : (ParamConverter<T>) reader.named(nameIn(annotations));
    }

    private static String nameIn(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation instanceof RestQuery query
                        ? query.value()
                        : annotation instanceof RestPath path ? path.value() : "")
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(new SnakeCaseStrategy()::translate)
                .orElse("parameter");
    }

    /** {@link UUID#fromString} also takes shorter forms. */
    private static UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return uuid;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private record Reader(Function<String, Object> read, String otherwise) {

        /** Enums go by their names in lower case, as in JSON. */
        static Reader ofEnum(Class<?> type) {
            var byName = Arrays.stream(type.getEnumConstants())
                    .collect(Collectors.toMap(
                            each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT),
                            each -> (Object) each,
                            (a, b) -> a,
                            LinkedHashMap::new));
            return new Reader(
                    name -> Optional.ofNullable(byName.get(name)).orElseThrow(),
                    "must be one of " + String.join(", ", byName.keySet()));
        }

        ParamConverter<Object> named(String parameter) {
            return new ParamConverter<>() {
                @Override
                public Object fromString(String text) {
                    try {
                        return text == null ? null : read.apply(text);
                    } catch (RuntimeException e) {
                        throw new BadRequest(parameter, otherwise, e);
                    }
                }

                @Override
                public String toString(Object value) {
                    return value.toString();
                }
            };
        }
    }
}
