package org.molaris.treatment.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.math.BigDecimal;
import java.util.List;
import org.molaris.data.Ids;
import org.openapitools.jackson.nullable.JsonNullable;

/** A JSON object per line. Each line stands alone, a broken one too. */
class NdjsonRows {

    private final ObjectReader reader;

    NdjsonRows(ObjectMapper json) {
        reader = json.readerFor(Said.class);
    }

    void read(String text, Rows rows) {
        long line = 0;
        for (var each : text.split("\n", -1)) {
            line++;
            if (!each.isBlank()) {
                read(each, line, rows);
            }
        }
    }

    private void read(String text, long line, Rows rows) {
        try {
            Said said = reader.readValue(text);
            if (said == null) {
                rows.reject(List.of(new RowError(line, null, "must be a JSON object")));
            } else {
                rows.take(said.on(line));
            }
        } catch (MismatchedInputException e) {
            rows.reject(List.of(error(line, e)));
        } catch (JsonProcessingException e) {
            rows.reject(List.of(new RowError(line, null, "is not valid JSON")));
        }
    }

    private static RowError error(long line, MismatchedInputException e) {
        if (e.getPath().isEmpty()) {
            return new RowError(line, null, "must be a JSON object");
        }
        var field = e.getPath().get(0).getFieldName();
        if (e instanceof PropertyBindingException) {
            return new RowError(line, field, "is not a known field");
        }
        var type = e.getTargetType();
        return new RowError(
                line,
                field,
                type == BigDecimal.class
                        ? "must be a number"
                        : type == Boolean.class ? "must be true or false" : "must be text that can be kept");
    }

    private record Said(
            String code,
            String name,
            JsonNullable<BigDecimal> price,
            JsonNullable<String> category,
            Boolean active,
            BigDecimal vatRate) {

        CatalogueRow on(long line) {
            return new CatalogueRow(line, Ids.next(), code, name, price, category, active, vatRate);
        }
    }
}
