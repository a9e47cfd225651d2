package org.molaris.payment.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.molaris.data.SqlRows;
import org.molaris.payment.plan.Listed;

/** Reads what the functions of {@code V009__bills.sql} tell of bills. */
@ApplicationScoped
class BillRows {

    private final ObjectMapper json;

    BillRows(ObjectMapper json) {
        this.json = json;
    }

    /** The row's {@code bill}. */
    BillDetails bill(Row row) {
        return of(new TypeReference<>() {}, row.getString("bill"));
    }

    <T> T of(TypeReference<T> type, String text) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list whose rows have the clinic's {@code time_zone} beside a thing, of which the column is null in a row without one. */
    static <T> Listed<T> list(RowSet<Row> rows, String column, Function<Row, T> thing) {
        return new Listed<>(
                rows.size() == 0
                        ? ZoneOffset.UTC
                        : ZoneId.of(rows.iterator().next().getString("time_zone")),
                Instant.EPOCH,
                List.copyOf(SqlRows.stream(rows)
                        .filter(row -> row.getValue(column) != null)
                        .map(thing)
                        .toList()));
    }
}
