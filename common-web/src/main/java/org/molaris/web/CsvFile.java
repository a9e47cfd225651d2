package org.molaris.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestMulti;

/** A list as a file of CSV (RFC 4180): the columns and the text of each are those of its rows' JSON. */
public final class CsvFile<T extends Record> {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper json;
    private final List<String> columns;

    public CsvFile(Class<T> row, ObjectMapper json) {
        this.json = json;
        this.columns = Stream.of(row.getRecordComponents())
                .map(component -> json.getPropertyNamingStrategy()
                        .nameForField(json.getDeserializationConfig(), null, component.getName()))
                .toList();
    }

    /**
     * Answers with the file, as its pages come.
     *
     * @param marked for spreadsheets that take a file for something else without a byte order mark
     */
    public RestMulti<String> of(Multi<List<T>> pages, String name, boolean marked) {
        var header = Multi.createFrom().item(() -> (marked ? BYTE_ORDER_MARK : "") + written(Stream.of(columns)));
        return RestMulti.fromMultiData(Multi.createBy().concatenating().streams(header, pages.map(this::lines)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private String lines(List<T> rows) {
        return written(rows.stream().map(this::cells));
    }

    private List<String> cells(T row) {
        Map<String, Object> fields = json.convertValue(row, new TypeReference<>() {});
        return columns.stream().map(column -> cell(fields.get(column))).toList();
    }

    /** Money has its two decimals here, too: 10.00 and neither 10 nor 1E+1. */
    private static String cell(Object value) {
        return value == null
                ? ""
                : FormulaGuard.on(value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
    }

    private static String written(Stream<List<String>> lines) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().bufferSize(0).build(text);
        lines.forEach(csv::writeRecord);
        return text.toString();
    }
}
