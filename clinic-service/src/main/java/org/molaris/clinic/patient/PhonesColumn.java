package org.molaris.clinic.patient;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Phones as JSON. */
@Converter
@Immutable
class PhonesColumn implements AttributeConverter<List<PatientPhone>, String> {

    @Override
    public String convertToDatabaseColumn(List<PatientPhone> phones) {
        return new JsonArray(phones.stream().map(PhonesColumn::write).toList()).encode();
    }

    @Override
    public List<PatientPhone> convertToEntityAttribute(String column) {
        return read(column);
    }

    static List<PatientPhone> read(String column) {
        return new JsonArray(column)
                .stream().map(JsonObject.class::cast).map(PhonesColumn::read).toList();
    }

    private static JsonObject write(PatientPhone phone) {
        return new JsonObject()
                .put("number", phone.number())
                .put("phone", phone.phone())
                .put("label", phone.label())
                .put("sms_enabled", phone.smsEnabled());
    }

    private static PatientPhone read(JsonObject phone) {
        return new PatientPhone(
                phone.getLong("number"),
                phone.getString("phone"),
                phone.getString("label"),
                phone.getBoolean("sms_enabled"));
    }
}
