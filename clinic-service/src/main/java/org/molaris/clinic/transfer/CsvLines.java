package org.molaris.clinic.transfer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.molaris.web.FormulaGuard;

/** CSV as RFC 4180 has it, with a header. */
class CsvLines implements Lines {

    private static final int LONGEST_HEADER = 64 * 1024;

    /** A field is read whole before its length is known: this is how much of one fits. */
    private static final int LONGEST_READ = 64 * 1024;

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private final CsvRow row = new CsvRow();
    private final CloseableIterator<CsvRow> rows;
    private final List<Column> columns;
    private final Map<Column, String> names = new EnumMap<>(Column.class);
    private final List<String> ignored = new ArrayList<>();

    CsvLines(Reader file, Character delimiter) throws IOException {
        var text = new BufferedReader(file, LONGEST_HEADER);
        rows = CsvReader.builder()
                .fieldSeparator(delimiter == null ? delimiterOf(text) : delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_READ)
                .build(row, new EndMarked(text))
                .iterator();
        columns = header();
    }

    @Override
    public Line next() throws IOException {
        return read() ? new Line(row.line(), names.keySet(), cells(), errors()) : null;
    }

    @Override
    public String nameOf(Column column) {
        return names.getOrDefault(column, column.field());
    }

    @Override
    public List<String> ignored() {
        return ignored;
    }

    private List<Column> header() throws IOException {
        if (!read()) {
            throw new UnreadableFile(1, "has no header: the file is empty");
        }
        if (row.width() > CsvRow.MOST_FIELDS) {
            throw new UnreadableFile(
                    row.line(), "has %d columns, and %d are allowed".formatted(row.width(), CsvRow.MOST_FIELDS));
        }
        var found = new ArrayList<Column>();
        for (var name : row.fields()) {
            var column = Column.called(name);
            column.ifPresentOrElse(known -> names.merge(known, name, this::sameMeaning), () -> ignored.add(name));
            found.add(column.orElse(null));
        }
        mustNameThePatient();
        return found;
    }

    private String sameMeaning(String one, String other) {
        throw new UnreadableFile(row.line(), "has two columns with one meaning: '%s' and '%s'".formatted(one, other));
    }

    private void mustNameThePatient() {
        if (names.containsKey(Column.NAME) && names.containsKey(Column.FIRST_NAME)) {
            sameMeaning(names.get(Column.NAME), names.get(Column.FIRST_NAME));
        }
        if (!names.containsKey(Column.NAME) && !names.containsKey(Column.FIRST_NAME)) {
            throw new UnreadableFile(
                    row.line(),
                    "has no column for the name, such as first_name or nombre; is the delimiter right? It was read as: "
                            + String.join(
                                    " | ",
                                    row.fields()
                                            .subList(0, Math.min(row.fields().size(), 10))));
        }
    }

    private boolean read() throws IOException {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            var next = rows.next();
            if (next.neverClosed()) {
                throw new UnreadableFile(next.line(), "has a quote that is never closed");
            }
            return !next.isEnd();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    /** The library wraps whatever went wrong while it read. */
    private UnreadableFile unreadable(CsvParseException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .filter(UnreadableFile.class::isInstance)
                .map(UnreadableFile.class::cast)
                .findFirst()
                .orElseGet(() -> new UnreadableFile(row.line(), reasonOf(e), e));
    }

    private static String reasonOf(CsvParseException e) {
        var reason = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        return reason.contains("maximum buffer size")
                ? "has a field of more than %d characters, or a quote that is never closed".formatted(LONGEST_READ)
                : reason;
    }

    private Map<Column, String> cells() {
        var cells = new EnumMap<Column, String>(Column.class);
        for (int i = 0; i < Math.min(columns.size(), row.fields().size()); i++) {
            var text = FormulaGuard.off(row.fields().get(i)).strip();
            if (columns.get(i) != null && !text.isEmpty()) {
                cells.put(columns.get(i), text);
            }
        }
        return cells;
    }

    private List<RowError> errors() {
        if (row.width() != columns.size()) {
            return List.of(new RowError(
                    row.line(), null, "has %d fields, and the header %d".formatted(row.width(), columns.size())));
        }
        return row.tooLong() < 0
                ? List.of()
                : List.of(new RowError(
                        row.line(),
                        columns.get(row.tooLong()) == null ? null : nameOf(columns.get(row.tooLong())),
                        "must have at most %d characters".formatted(CsvRow.LONGEST_FIELD)));
    }

    /** The one that the header has most of, outside quotes. */
    private static char delimiterOf(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        var counts = new int[DELIMITERS.size()];
        boolean quoted = false;
        for (int read = 1, c = text.read(); c >= 0 && read < LONGEST_HEADER; read++, c = text.read()) {
            if (!quoted && (c == '\n' || c == '\r') && read > 1) {
                break;
            }
            quoted ^= c == '"';
            int nth = DELIMITERS.indexOf((char) c);
            if (!quoted && nth >= 0) {
                counts[nth]++;
            }
        }
        text.reset();
        return DELIMITERS.stream()
                .max(Comparator.<Character>comparingInt(each -> counts[DELIMITERS.indexOf(each)])
                        .thenComparingInt(each -> -DELIMITERS.indexOf(each)))
                .orElseThrow();
    }
}
