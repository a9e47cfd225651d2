package org.molaris.clinic.setup;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.Conditions;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads a clinic's names for where appointments stand, deleted ones too, in the order of their numbers. */
@ApplicationScoped
public class FindStateNames {

    private static final String LIST = "select to_jsonb(it)::text as kept from appointment_state it where ";

    private final Flush flush;
    private final KeptRows rows;

    FindStateNames(Flush flush, KeptRows rows) {
        this.flush = flush;
        this.rows = rows;
    }

    /** Those of which all is true that is asked for. */
    public Uni<Stretch<Kept<StateName>>> list(List<Criterion<StateField>> criteria, Span span) {
        var conditions = new Conditions(Tuple.tuple());
        criteria.forEach(asked -> conditions.and(asked.field().expression(), asked));
        conditions.within("it.number", span);
        return flush.read(LIST + conditions.sql() + Conditions.order("it.number", span), conditions.values())
                .map(found -> Stretch.of(
                        SqlRows.stream(found)
                                .map(row -> rows.row(row.getString("kept")).kept(Kind.APPOINTMENT_STATE))
                                .toList(),
                        span));
    }
}
