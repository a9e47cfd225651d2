package org.molaris.clinic.patient;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** The values of custom fields as JSON. */
@Converter
@Immutable
class CustomFieldsColumn implements AttributeConverter<Map<String, Object>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, Object> values) {
        return new JsonObject(values).encode();
    }

    @Override
    public Map<String, Object> convertToEntityAttribute(String column) {
        return read(column);
    }

    static Map<String, Object> read(String column) {
        return new JsonObject(column).getMap();
    }
}
