package org.molaris.data;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** An enum by its name in lower case, as tables and events write it. */
public abstract class LowerCaseName<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    protected LowerCaseName(Class<E> type) {
        this.type = type;
    }

    /** The name of a value; null of none. */
    public static String of(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    /** The value of a name; null of none. */
    public static <E extends Enum<E>> E named(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String convertToDatabaseColumn(E value) {
        return of(value);
    }

    @Override
    public E convertToEntityAttribute(String name) {
        return named(type, name);
    }
}
