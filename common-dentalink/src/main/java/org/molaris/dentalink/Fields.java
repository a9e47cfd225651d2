package org.molaris.dentalink;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;

/**
 * What a list may be asked for in {@code q}: each field by its name in Dentalink, with its type and what it is in the domain.
 *
 * @param <F> what the domain calls them
 */
public final class Fields<F extends Enum<F>> {

    private static final Set<Comparison> SAME = EnumSet.of(Comparison.EQUAL, Comparison.NOT_EQUAL);
    private static final int LONGEST = 500;

    private static final Map<String, Comparison> OPERATORS = Map.of(
            "eq", Comparison.EQUAL,
            "neq", Comparison.NOT_EQUAL,
            "gt", Comparison.MORE,
            "gte", Comparison.AT_LEAST,
            "lt", Comparison.LESS,
            "lte", Comparison.AT_MOST,
            "lk", Comparison.CONTAINS);

    /** Of which type a field is. */
    public enum Type {
        /** {@link Long}. */
        NUMBER,
        /** {@link BigDecimal}. */
        MONEY,
        /** {@link Boolean}. */
        BIT,
        /** {@link String}. */
        TEXT,
        /** {@link LocalDate}. */
        DAY,
        /** {@link java.time.LocalTime}. */
        TIME,
        /** {@link LocalDateTime} by the clinic's clock; a day is its first moment, or its last where nothing later is meant. */
        MOMENT;

        private boolean allows(Comparison comparison) {
            return switch (this) {
                case TEXT -> true;
                case BIT -> SAME.contains(comparison);
                case NUMBER, MONEY, DAY, TIME, MOMENT -> comparison != Comparison.CONTAINS;
            };
        }
    }

    private record Field<F>(F meant, Type type) {}

    private final Map<String, Field<F>> fields = new TreeMap<>();

    /** Nothing yet. */
    public static <F extends Enum<F>> Fields<F> none() {
        return new Fields<>();
    }

    /** And this one. */
    public Fields<F> with(String name, Type type, F meant) {
        fields.put(name, new Field<>(meant, type));
        return this;
    }

    /** What is asked of one of them; fails with {@link DialectRefused} in Dentalink's language. */
    Criterion<F> criterion(String name, String operator, String text) {
        var field = fields.get(name);
        if (field == null) {
            throw DialectRefused.badRequest(
                    "q no conoce el campo %s; conoce %s".formatted(name, String.join(", ", fields.keySet())));
        }
        var comparison = OPERATORS.get(operator);
        if (comparison == null || !field.type.allows(comparison)) {
            throw DialectRefused.badRequest("q no conoce el operador %s para %s".formatted(operator, name));
        }
        return new Criterion<>(field.meant, comparison, value(name, field.type, comparison, text));
    }

    private static Object value(String name, Type type, Comparison comparison, String text) {
        return switch (type) {
            case NUMBER -> Values.number(name, text);
            case MONEY -> Values.money(name, text);
            case BIT -> Values.oneOf(name, text, Bit.WORDS);
            case TEXT -> Values.text(name, text, LONGEST);
            case DAY -> Values.date(name, text);
            case TIME -> Times.time(name, text);
            case MOMENT -> moment(name, comparison, text);
        };
    }

    private static LocalDateTime moment(String name, Comparison comparison, String text) {
        var said = text.replace('T', ' ').strip();
        if (said.indexOf(' ') > 0) {
            return Values.dateTime(name, said);
        }
        var day = Values.date(name, said);
        return comparison == Comparison.MORE || comparison == Comparison.AT_MOST
                ? day.plusDays(1).atStartOfDay().minusNanos(1_000)
                : day.atStartOfDay();
    }
}
