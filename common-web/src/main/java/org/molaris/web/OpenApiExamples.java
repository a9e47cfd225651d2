package org.molaris.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Gives an example to every object that is described without one, from {@code openapi-examples.json} of the service: whole
 * ones by the schema's name, and values by the field's name, which the others are put together from.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiExamples implements OASFilter {

    private static final String FILE = "openapi-examples.json";
    private static final String SCHEMAS = "#/components/schemas/";

    /** A patch that changes every field at once shows nobody anything. */
    private static final String PATCH = "Patch";

    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", "0190c5a0-0000-7000-8000-000000000001",
            "date-time", "2026-03-02T15:30:00Z",
            "date", "2026-03-02",
            "local-time", "08:00",
            "binary", "…",
            "byte", "JVBERi0xLjcK");

    private final Map<String, Object> wholes = new TreeMap<>();
    private final Map<String, Object> fields = new TreeMap<>();
    private Map<String, Schema> schemas = Map.of();

    /** Of the service that is built. */
    public OpenApiExamples() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file != null) {
                var read = new ObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readValue(file, new TypeReference<Map<String, Map<String, Object>>>() {});
                wholes.putAll(read.get("schemas"));
                fields.putAll(read.get("fields"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (fields.isEmpty()
                || api.getComponents() == null
                || api.getComponents().getSchemas() == null) {
            return;
        }
        schemas = api.getComponents().getSchemas();
        var examples = new TreeMap<String, Object>();
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null && schema.getExamples() == null) {
                var example = of(name, schema, Set.of());
                if (example instanceof Map<?, ?> object && !object.isEmpty()) {
                    examples.put(name, example);
                }
            }
        });
        examples.forEach((name, example) -> schemas.get(name).setExamples(List.of(example)));
    }

    /**
     * Of an object.
     *
     * @param within the objects around it, which it does not lead back to
     */
    private Object of(String name, Schema schema, Set<String> within) {
        if (wholes.containsKey(name)) {
            return wholes.get(name);
        }
        if (name.endsWith(PATCH) || within.contains(name)) {
            return null;
        }
        var inner = new java.util.TreeSet<>(within);
        inner.add(name);
        var example = new LinkedHashMap<String, Object>();
        schema.getProperties().forEach((field, property) -> {
            var value = fields.containsKey(name + "." + field)
                    ? fields.get(name + "." + field)
                    : fields.containsKey(field) ? fields.get(field) : of(property, inner);
            if (value != null) {
                example.put(field, value);
            }
        });
        return example;
    }

    private Object of(Schema schema, Set<String> within) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().get(0);
        }
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(SCHEMAS.length());
            var referred = schemas.get(name);
            if (referred == null) {
                return null;
            }
            return referred.getProperties() == null || referred.getExamples() != null
                    ? of(referred, within)
                    : of(name, referred, within);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return String.valueOf(schema.getEnumeration().get(0)).toLowerCase(Locale.ROOT);
        }
        return schema.getItems() == null ? byType(schema) : list(of(schema.getItems(), within));
    }

    private static List<Object> list(Object item) {
        return item == null ? List.of() : List.of(item);
    }

    private static Object byType(Schema schema) {
        if (schema.getFormat() != null && BY_FORMAT.containsKey(schema.getFormat())) {
            return BY_FORMAT.get(schema.getFormat());
        }
        var types = schema.getType() == null ? List.<SchemaType>of() : schema.getType();
        if (types.contains(SchemaType.BOOLEAN)) {
            return false;
        }
        if (types.contains(SchemaType.INTEGER)) {
            return 1;
        }
        return types.contains(SchemaType.NUMBER) ? new BigDecimal("100.00") : null;
    }
}
