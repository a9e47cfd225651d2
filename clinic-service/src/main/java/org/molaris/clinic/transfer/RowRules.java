package org.molaris.clinic.transfer;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.clinic.transfer.Lines.Line;
import org.molaris.data.Ids;

/** Makes a patient of a row, by the rules that hold for one who is registered by hand. */
class RowRules {

    private static final LocalDate LONG_AGO = LocalDate.of(1800, 1, 1);
    private static final List<DateTimeFormatter> DAYS = List.of(day("uuuu-MM-dd"), day("d/M/uuuu"), day("d-M-uuuu"));

    private static final Map<String, Gender> GENDERS = words(Map.of(
            Gender.FEMALE, "f female femenino femenina mujer femmina donna",
            Gender.MALE, "m male masculino hombre varon varón maschio uomo",
            Gender.OTHER, "o x other otro otra altro"));
    private static final Map<String, Boolean> ANSWERS =
            words(Map.of(true, "true yes y 1 si sí s verdadero", false, "false no n 0 falso"));

    private static final List<Column> NATIONAL_IDS = List.of(Column.DUI, Column.RUT, Column.FISCAL_CODE);

    private final ImportOptions.Key key;
    private final LocalDate today;
    private final PhoneNumbers phones;
    private final Validator validator;

    RowRules(ImportOptions.Key key, LocalDate today, PhoneNumbers phones, Validator validator) {
        this.key = key;
        this.today = today;
        this.phones = phones;
        this.validator = validator;
    }

    /** Null when the row is rejected; the reasons are added to the errors. */
    PatientRow patient(Line line, Function<Column, String> names, List<RowError> errors) {
        var cells = new Cells(line, names, new ArrayList<>(line.errors()));
        var patient = line.errors().isEmpty() ? patient(cells) : null;
        errors.addAll(cells.errors());
        return cells.errors().isEmpty() ? patient : null;
    }

    private PatientRow patient(Cells cells) {
        var name = Name.of(cells);
        var phone = cells.read(Column.PHONE, phones::e164, "must be a phone number, such as +50370001234");
        var externalId = cells.text(Column.EXTERNAL_ID, 200);
        return new PatientRow(
                cells.line().number(),
                Ids.next(),
                Ids.next(),
                keyOf(externalId, phone),
                key == ImportOptions.Key.PHONE,
                name.first(),
                name.last(),
                cells.text(Column.SOCIAL_NAME, 200),
                phone,
                email(cells),
                cells.read(Column.DATE_OF_BIRTH, this::birthday, "must be a day between 1800-01-01 and today"),
                cells.read(Column.GENDER, RowRules.<Gender>in(GENDERS), "must be one of female, male and other"),
                cells.text(Column.ADDRESS, 500),
                cells.text(Column.CITY, 200),
                cells.text(Column.NOTES, 10_000),
                externalId,
                cells.text(Column.CHART_NUMBER, 200),
                nationalIds(cells),
                cells.read(Column.RECALL_OPTED_OUT, RowRules.<Boolean>in(ANSWERS), "must be true or false"));
    }

    private PatientRow.Key keyOf(String externalId, String phone) {
        if (externalId != null && key != ImportOptions.Key.PHONE) {
            return PatientRow.Key.EXTERNAL_ID;
        }
        return phone != null && key != ImportOptions.Key.EXTERNAL_ID ? PatientRow.Key.PHONE : PatientRow.Key.ALL;
    }

    private String email(Cells cells) {
        var email = cells.text(Column.EMAIL, 254);
        if (email != null
                && !validator.validateValue(Address.class, "email", email).isEmpty()) {
            cells.reject(Column.EMAIL, "must be a well-formed email address");
        }
        return email;
    }

    private Optional<LocalDate> birthday(String text) {
        return DAYS.stream()
                .flatMap(form -> parse(text, form).stream())
                .filter(day -> !day.isAfter(today) && !day.isBefore(LONG_AGO))
                .findFirst();
    }

    private static Map<String, String> nationalIds(Cells cells) {
        var ids = new TreeMap<String, String>();
        for (var column : NATIONAL_IDS) {
            var id = cells.text(column, 200);
            if (id != null) {
                ids.put(column.field(), id);
            }
        }
        return ids.isEmpty() ? null : ids;
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter day(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static <T> Function<String, Optional<T>> in(Map<String, T> words) {
        return text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT)));
    }

    private static <T> Map<String, T> words(Map<T, String> meanings) {
        return meanings.entrySet().stream()
                .flatMap(meaning -> List.of(meaning.getValue().split(" ", -1)).stream()
                        .map(word -> Map.entry(word, meaning.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What Bean Validation takes for an address. */
    private record Address(@Email String email) {}

    /** First and last name, of one cell or two. */
    private record Name(String first, String last) {

        /** Of four words and more two are first names, as they are in Spanish. */
        private static final int WITH_TWO_FIRST_NAMES = 4;

        static Name of(Cells cells) {
            var column = cells.has(Column.NAME) ? Column.NAME : Column.FIRST_NAME;
            if (column == Column.FIRST_NAME || cells.knows(Column.LAST_NAME)) {
                return new Name(required(cells, column), cells.text(Column.LAST_NAME, 200));
            }
            var words = List.of(cells.cell(Column.NAME).split("\\s+", -1));
            int first = words.size() < WITH_TWO_FIRST_NAMES ? 1 : 2;
            return new Name(part(cells, words.subList(0, first)), part(cells, words.subList(first, words.size())));
        }

        private static String required(Cells cells, Column column) {
            if (!cells.has(column)) {
                cells.reject(cells.knows(Column.NAME) ? Column.NAME : column, "must not be blank");
            }
            return cells.text(column, 200);
        }

        private static String part(Cells cells, List<String> words) {
            return words.isEmpty() ? null : cells.fitting(Column.NAME, String.join(" ", words), 200);
        }
    }

    /** The cells of a row, and what is wrong with them. */
    private record Cells(Line line, Function<Column, String> names, List<RowError> errors) {

        boolean has(Column column) {
            return line.cells().containsKey(column);
        }

        /** Whether the file, or this line of it, has such a column at all. */
        boolean knows(Column column) {
            return line.columns().contains(column);
        }

        String cell(Column column) {
            return line.cells().get(column);
        }

        String text(Column column, int longest) {
            return has(column) ? fitting(column, cell(column), longest) : null;
        }

        /** Counts characters as PostgreSQL does; NUL and half characters it does not keep. */
        String fitting(Column column, String text, int longest) {
            if (text.codePointCount(0, text.length()) > longest
                    || text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
                reject(column, "must be valid text of at most %d characters".formatted(longest));
            }
            return text;
        }

        <T> T read(Column column, Function<String, Optional<T>> reader, String otherwise) {
            var value = has(column) ? reader.apply(cell(column)) : Optional.<T>empty();
            if (has(column) && value.isEmpty()) {
                reject(column, otherwise);
            }
            return value.orElse(null);
        }

        void reject(Column column, String message) {
            errors.add(new RowError(line.number(), names.apply(column), message));
        }
    }
}
