package org.molaris.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Describes JSON as {@link JsonConventions} reads and writes it: enums in lower case, a field of a merge patch as the
 * value it takes.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiForm implements OASFilter {

    private static final String PATCH_FIELD = "JsonNullable";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        var schemas = new TreeMap<>(api.getComponents().getSchemas());
        schemas.values().forEach(OpenApiForm::lowerCaseNames);
        var patchFields = new TreeMap<String, Schema>();
        schemas.forEach((name, schema) -> {
            if (name.startsWith(PATCH_FIELD)) {
                patchFields.put("#/components/schemas/" + name, schema);
            }
        });
        schemas.values().forEach(schema -> unwrap(schema, patchFields));
        schemas.keySet().removeIf(name -> name.startsWith(PATCH_FIELD));
        api.getComponents().setSchemas(schemas);
    }

    /** Of an enum, which has a name of its own; words that are listed elsewhere are written as they are sent. */
    private static void lowerCaseNames(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(value -> value instanceof String name ? (Object) name.toLowerCase(Locale.ROOT) : value)
                    .toList());
        }
    }

    private static void unwrap(Schema schema, Map<String, Schema> patchFields) {
        if (schema.getProperties() == null) {
            return;
        }
        var properties = new TreeMap<String, Schema>();
        schema.getProperties()
                .forEach((name, property) -> properties.put(
                        name,
                        patchFields.containsKey(String.valueOf(property.getRef()))
                                ? valueOf(patchFields.get(property.getRef()))
                                : property));
        schema.setProperties(properties);
    }

    private static Schema valueOf(Schema patchField) {
        var value = patchField.getProperties().get("value");
        if (value.getType() != null && !value.getType().contains(Schema.SchemaType.NULL)) {
            value.setType(List.of(value.getType().get(0), Schema.SchemaType.NULL));
        }
        return value;
    }
}
