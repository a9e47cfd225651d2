package org.molaris.clinic.opendental;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.molaris.clinic.patient.PatientCriterion;
import org.molaris.clinic.patient.PatientSelection;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** Builds a selection of patients out of parameters, each of which may be absent or without a value. */
final class Selecting {

    private static final int LONGEST = 500;

    private final PatientSelection selection = new PatientSelection();

    PatientSelection selection() {
        return selection;
    }

    Selecting text(PatientCriterion criterion, String name, String value) {
        var text = Values.text(name, Sent.orNull(value), LONGEST);
        selection.with(criterion, text == null ? null : text.strip());
        return this;
    }

    /** However it is punctuated. */
    Selecting digits(PatientCriterion criterion, String name, String value) {
        var text = Values.text(name, Sent.orNull(value), LONGEST);
        if (text != null) {
            var digits = text.replaceAll("[^0-9]", "");
            if (digits.isEmpty()) {
                throw DialectRefused.invalid(name);
            }
            selection.with(criterion, digits);
        }
        return this;
    }

    Selecting birthdate(String name, String value) {
        var day = Values.date(name, Sent.orNull(value));
        if (Values.NO_DATE.equals(day)) {
            selection.with(PatientCriterion.BORN, "never");
        } else {
            selection.with(PatientCriterion.BORN_ON, day);
        }
        return this;
    }

    Selecting changedSince(String name, String value) {
        selection.with(PatientCriterion.CHANGED_SINCE, Values.dateTime(name, Sent.orNull(value)));
        return this;
    }

    Selecting number(PatientCriterion criterion, String name, String value) {
        selection.with(criterion, Values.number(name, Sent.orNull(value)));
        return this;
    }

    /** With commas between them. */
    Selecting branches(String name, String value) {
        if (Sent.orNull(value) != null) {
            selection.with(
                    PatientCriterion.BRANCHES,
                    Arrays.stream(value.split(",", -1))
                            .map(number -> Values.number(name, number).toString())
                            .collect(Collectors.joining(",", "{", "}")));
        }
        return this;
    }

    Selecting status(String name, String value) {
        var status = Values.oneOf(name, Sent.orNull(value), Words.STATUS);
        if (status != null) {
            status.ifPresentOrElse(
                    known -> selection.with(PatientCriterion.STATUS, inTables(known)),
                    () -> selection.with(PatientCriterion.ARCHIVED));
        }
        return this;
    }

    /** Where a word stands for what is not known, that is asked for. */
    <E extends Enum<E>> Selecting known(
            PatientCriterion criterion, String name, String value, Map<String, Optional<E>> words) {
        var meant = Values.oneOf(name, Sent.orNull(value), words);
        if (meant != null) {
            selection.with(criterion, meant.map(Selecting::inTables).orElse("unknown"));
        }
        return this;
    }

    <E extends Enum<E>> Selecting oneOf(PatientCriterion criterion, String name, String value, Map<String, E> words) {
        var meant = Values.oneOf(name, Sent.orNull(value), words);
        selection.with(criterion, meant == null ? null : inTables(meant));
        return this;
    }

    /** Asks for it if the flag is as said. */
    Selecting flag(PatientCriterion criterion, String name, String value, boolean asksIf, boolean otherwise) {
        var flag = Values.flag(name, Sent.orNull(value));
        if ((flag == null ? otherwise : flag) == asksIf) {
            selection.with(criterion);
        }
        return this;
    }

    private static String inTables(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
