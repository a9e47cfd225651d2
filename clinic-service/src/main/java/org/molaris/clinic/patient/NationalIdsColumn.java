package org.molaris.clinic.patient;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** National ids as JSON; those that are not known are not there. */
@Converter
@Immutable
class NationalIdsColumn implements AttributeConverter<NationalIds, String> {

    @Override
    public String convertToDatabaseColumn(NationalIds ids) {
        var json = new JsonObject()
                .put("rut", ids.rut())
                .put("fiscal_code", ids.fiscalCode())
                .put("dui", ids.dui())
                .put("ssn", ids.ssn())
                .put("passport", ids.passport())
                .put("medicaid_id", ids.medicaidId())
                .put("other", ids.other());
        json.getMap().values().removeIf(id -> id == null);
        return json.encode();
    }

    @Override
    public NationalIds convertToEntityAttribute(String column) {
        return read(column);
    }

    static NationalIds read(String column) {
        var json = new JsonObject(column);
        return new NationalIds(
                json.getString("rut"),
                json.getString("fiscal_code"),
                json.getString("dui"),
                json.getString("ssn"),
                json.getString("passport"),
                json.getString("medicaid_id"),
                json.getString("other"));
    }
}
