package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads the values of custom fields for callers who write all of them as text. */
@ApplicationScoped
public class ReadCustomFields {

    private final Flush flush;

    ReadCustomFields(Flush flush) {
        this.flush = flush;
    }

    /**
     * What the texts stand for, by the technical names of the fields. Nothing is refused here: what no field can hold stays
     * as it is, for those who check what is to be written.
     *
     * @param texts null, or empty, where there is to be no value
     */
    public Uni<Map<String, Object>> of(Map<String, String> texts) {
        return texts.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : types().map(types -> {
                    var values = new HashMap<String, Object>();
                    texts.forEach((name, text) -> values.put(
                            name,
                            text == null || text.isBlank() || !types.containsKey(name)
                                    ? Tidy.text(text)
                                    : types.get(name).meantBy(text)));
                    return values;
                });
    }

    private Uni<Map<String, CustomFieldType>> types() {
        return flush.read(CustomFieldType.ALL, Tuple.tuple())
                .map(rows -> SqlRows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> row.getString("technical_name"),
                                row -> new CustomFieldType(
                                        row.getString("type"), new JsonArray(row.getString("choices")).getList()))));
    }
}
