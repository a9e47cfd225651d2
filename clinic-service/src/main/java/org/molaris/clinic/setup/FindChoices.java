package org.molaris.clinic.setup;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads everything that is chosen from a list, whatever kind it is, as one list and in one round trip. */
@ApplicationScoped
public class FindChoices {

    /** Beside the categories of definitions. */
    public static final String APPOINTMENT_STATE = "appointment_state";

    public static final String SPECIALTY = "specialty";

    /** The four ways to pay are the same everywhere. */
    public static final String PAYMENT_METHOD = "payment_method";

    private static final String LIST = """
            select kind, number, name, value, deleted_at is not null as deleted
              from (select category as kind, number, name, value, sequence, deleted_at
                      from definition where category = any($1)
                    union all
                    select 'appointment_state', number, name, null, sequence, deleted_at
                      from appointment_state where 'appointment_state' = any($1)
                    union all
                    select 'specialty', number, name, null, sequence, deleted_at
                      from specialty where 'specialty' = any($1)
                    union all
                    select 'payment_method', number, name, null, number, null
                      from (values (1, 'Cash'), (2, 'Transfer'), (3, 'Card'), (4, 'Other')) as method (number, name)
                     where 'payment_method' = any($1)) choice
             where $2 or deleted_at is null
             order by array_position($1, kind), sequence, number
             limit $3 offset $4""";

    private final Flush flush;

    FindChoices(Flush flush) {
        this.flush = flush;
    }

    /**
     * One of them.
     *
     * @param kind a category of definitions, or one of the names above
     */
    public record Choice(String kind, long number, String name, String value, boolean deleted) {}

    /** A part of those of some kinds: kind by kind, each in the clinic's own order. */
    public Uni<List<Choice>> list(List<String> kinds, boolean deletedToo, int most, long leftOut) {
        return flush.read(
                        LIST,
                        Tuple.tuple()
                                .addArrayOfString(kinds.toArray(String[]::new))
                                .addBoolean(deletedToo)
                                .addInteger(most)
                                .addLong(leftOut))
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new Choice(
                                row.getString("kind"),
                                row.getLong("number"),
                                row.getString("name"),
                                row.getString("value"),
                                row.getBoolean("deleted")))
                        .toList());
    }
}
