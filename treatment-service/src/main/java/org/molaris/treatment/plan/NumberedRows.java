package org.molaris.treatment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.data.Statements;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/** Reads rows of the views {@code numbered_plan} and {@code numbered_item}, which come as JSON in a column {@code found}. */
@ApplicationScoped
class NumberedRows {

    private static final String PLAN =
            "select cast(to_jsonb(v) as text) as found from numbered_plan v where v.number = ?1";
    private static final String PLAN_BY_ID =
            "select cast(to_jsonb(v) as text) as found from numbered_plan v where v.id = ?1";
    private static final String ITEM =
            "select cast(to_jsonb(v) as text) as found from numbered_item v where v.number = ?1";

    private final ObjectMapper json;

    NumberedRows(ObjectMapper json) {
        this.json = json;
    }

    /** Within the transaction under way; fails with {@link TreatmentRefused} when there is none. */
    Uni<NumberedPlan> plan(long number) {
        return one(NumberedPlan.class, PLAN, number, Reason.PLAN_NOT_FOUND);
    }

    /** The same by its id. */
    Uni<NumberedPlan> plan(UUID id) {
        return one(NumberedPlan.class, PLAN_BY_ID, id, Reason.PLAN_NOT_FOUND);
    }

    /** Within the transaction under way; fails with {@link TreatmentRefused} when there is none. */
    Uni<SavedItem> item(long number) {
        return one(SavedItem.class, ITEM, number, Reason.ITEM_NOT_FOUND);
    }

    private <T> Uni<T> one(Class<T> type, String query, Object key, Reason otherwise) {
        return Statements.value(String.class, query, key).map(found -> {
            if (found == null) {
                throw new TreatmentRefused(otherwise);
            }
            return read(type, found);
        });
    }

    NumberedPlan plan(Row row) {
        return read(NumberedPlan.class, row.getString("found"));
    }

    SavedItem item(Row row) {
        return read(SavedItem.class, row.getString("found"));
    }

    private <T> T read(Class<T> type, String text) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
