package org.molaris.clinic.alfadocs;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Collectors;
import org.molaris.clinic.setup.CustomField;
import org.molaris.clinic.setup.FieldType;
import org.molaris.clinic.setup.RecordType;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** What a body says of a new custom field. Which number it gets the clinic says, whatever is sent. */
final class CustomFieldForm {

    static final String PATIENT = "patient";

    private static final Map<String, FieldType> TYPES = Map.of(
            "single_line_text", FieldType.TEXT,
            "single_checkbox", FieldType.BOOLEAN,
            "dropdown", FieldType.CHOICE,
            "number", FieldType.NUMBER,
            "date", FieldType.DATE);
    private static final Map<FieldType, String> WORDS =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Entry::getValue, Entry::getKey));

    private static final String TECHNICAL_NAME = "[A-Za-z]\\w{0,62}";
    private static final int LONGEST = 200;
    private static final int MOST_CHOICES = 1000;

    private CustomFieldForm() {}

    static String word(FieldType type) {
        return WORDS.get(type);
    }

    static CustomField in(Body body) {
        mustBeOfPatients(body.text("objectType", LONGEST));
        var type = Values.required("type", body.oneOf("type", TYPES));
        return new CustomField(
                RecordType.PATIENT,
                technicalName(body),
                label(body),
                type,
                choices(body, type),
                sequence(body.number("sequenceNumber")));
    }

    private static void mustBeOfPatients(String objectType) {
        if (objectType != null && !objectType.equals(PATIENT)) {
            throw DialectRefused.notSupported("objectType " + objectType);
        }
    }

    private static String technicalName(Body body) {
        var name = Values.required("technicalName", body.text("technicalName", LONGEST));
        if (!name.matches(TECHNICAL_NAME)) {
            throw DialectRefused.badRequest("technicalName must be a letter, then at most 62 letters, digits and _.");
        }
        return name;
    }

    private static String label(Body body) {
        return Values.required("label", Asked.orNull(body.text("label", LONGEST)));
    }

    /** What is said of choices only matters to a dropdown. */
    private static List<String> choices(Body body, FieldType type) {
        var choices = Objects.requireNonNullElse(body.texts("choices", LONGEST), List.<String>of());
        if (type != FieldType.CHOICE) {
            return List.of();
        }
        if (choices.isEmpty()
                || choices.size() > MOST_CHOICES
                || choices.stream().anyMatch(String::isBlank)) {
            throw DialectRefused.badRequest("choices must be from 1 to %d texts.".formatted(MOST_CHOICES));
        }
        return choices;
    }

    private static int sequence(Long number) {
        if (number != null && number > Integer.MAX_VALUE) {
            throw DialectRefused.invalid("sequenceNumber");
        }
        return number == null ? 0 : number.intValue();
    }
}
