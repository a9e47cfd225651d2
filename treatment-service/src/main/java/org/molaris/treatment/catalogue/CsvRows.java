package org.molaris.treatment.catalogue;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.molaris.data.Ids;
import org.openapitools.jackson.nullable.JsonNullable;

/** CSV as RFC 4180 has it, with a header and a comma or semicolon between the fields. */
class CsvRows {

    /** A last row that no file has. The parser takes the end of a file for that of a quote, and would not give it as a row. */
    private static final String END = "\0\uFFFF\0";

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final int CENTS = 2;

    private final CloseableIterator<CsvRecord> records;
    private long line = 1;

    CsvRows(String text) {
        records = CsvReader.builder()
                .fieldSeparator(separatorOf(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text + '\n' + END)
                .iterator();
    }

    void into(Rows rows) {
        var columns = header();
        for (var each = next(); each != null; each = next()) {
            read(each, columns, rows);
        }
    }

    private List<Column> header() {
        var header = next();
        if (header == null) {
            throw new UnreadableFile(1, "has no header: the file is empty");
        }
        var columns = new ArrayList<Column>();
        for (var name : header.getFields()) {
            var column = Column.called(name)
                    .orElseThrow(() -> new UnreadableFile(
                            line,
                            "has the column '%s', and only code, name, price, category, active and vat_rate are known"
                                    .formatted(name)));
            if (columns.contains(column)) {
                throw new UnreadableFile(line, "has two columns of one meaning: " + column.field());
            }
            columns.add(column);
        }
        for (var needed : List.of(Column.CODE, Column.NAME)) {
            if (!columns.contains(needed)) {
                throw new UnreadableFile(line, "has no column " + needed.field());
            }
        }
        return columns;
    }

    /** Null at the end. */
    private CsvRecord next() {
        try {
            var next = records.next();
            line = next.getStartingLineNumber();
            if (next.getFieldCount() == 1 && next.getField(0).equals(END)) {
                return null;
            }
            if (!records.hasNext()) {
                throw new UnreadableFile(line, "has a quote that is never closed");
            }
            return next;
        } catch (CsvParseException e) {
            throw new UnreadableFile(line, String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()));
        }
    }

    private void read(CsvRecord each, List<Column> columns, Rows rows) {
        if (each.getFieldCount() != columns.size()) {
            rows.reject(List.of(new RowError(
                    line, null, "has %d fields, and the header %d".formatted(each.getFieldCount(), columns.size()))));
            return;
        }
        var cells = new EnumMap<Column, String>(Column.class);
        columns.forEach(column -> cells.put(column, each.getField(cells.size()).strip()));
        var errors = new ArrayList<RowError>();
        var price = decimal(Column.PRICE, cells, errors);
        var vatRate = decimal(Column.VAT_RATE, cells, errors);
        var active = active(cells, errors);
        if (errors.isEmpty()) {
            rows.take(new CatalogueRow(
                    line,
                    Ids.next(),
                    cells.get(Column.CODE),
                    cells.get(Column.NAME),
                    price,
                    category(cells),
                    active,
                    vatRate.orElse(null)));
        } else {
            rows.reject(errors);
        }
    }

    private JsonNullable<BigDecimal> decimal(Column column, Map<Column, String> cells, List<RowError> errors) {
        var text = cells.get(column);
        if (text == null) {
            return JsonNullable.undefined();
        }
        if (text.isEmpty()) {
            return JsonNullable.of(null);
        }
        if (!DECIMAL.matcher(text).matches()) {
            var reason = text.contains(",")
                    ? "must be written with a point, and without a comma, such as 1200.50"
                    : "must be a plain decimal, such as 1200.50";
            errors.add(new RowError(line, column.field(), reason));
            return JsonNullable.undefined();
        }
        // 1.200 may be meant as twelve hundred.
        if (text.contains(".") && text.length() - text.indexOf('.') - 1 > CENTS) {
            errors.add(new RowError(line, column.field(), "must have at most two decimals"));
            return JsonNullable.undefined();
        }
        return JsonNullable.of(new BigDecimal(text));
    }

    private static JsonNullable<String> category(Map<Column, String> cells) {
        var text = cells.get(Column.CATEGORY);
        return text == null ? JsonNullable.undefined() : JsonNullable.of(text.isEmpty() ? null : text);
    }

    private Boolean active(Map<Column, String> cells, List<RowError> errors) {
        var text = cells.getOrDefault(Column.ACTIVE, "");
        if (text.isEmpty()) {
            return null;
        }
        boolean yes = text.equalsIgnoreCase("true");
        if (!yes && !text.equalsIgnoreCase("false")) {
            errors.add(new RowError(line, Column.ACTIVE.field(), "must be true or false"));
        }
        return yes;
    }

    /** The one that the first line has more of. */
    private static char separatorOf(String text) {
        var header = text.stripLeading().lines().findFirst().orElse("");
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons * 2 > header.chars().filter(c -> c == ';' || c == ',').count() ? ';' : ',';
    }
}
