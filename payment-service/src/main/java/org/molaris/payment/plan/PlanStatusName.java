package org.molaris.payment.plan;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** A status by the name that tables and events have for it. */
@Converter
class PlanStatusName implements AttributeConverter<PlanStatus, String> {

    static String of(PlanStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static PlanStatus named(String name) {
        return PlanStatus.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String convertToDatabaseColumn(PlanStatus status) {
        return of(status);
    }

    @Override
    public PlanStatus convertToEntityAttribute(String name) {
        return named(name);
    }
}
