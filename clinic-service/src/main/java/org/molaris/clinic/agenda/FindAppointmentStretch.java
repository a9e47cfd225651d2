package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads a part of the agenda in the order of its numbers, of which all is true that is asked for, in one round trip. */
@ApplicationScoped
public class FindAppointmentStretch {

    private static final String LIST = """
            with asked as materialized (select c.time_zone%1$s from clinic c)
            select asked.*, now() as read_at, listed.*
              from asked
              left join lateral (%2$s) listed on true
             order by listed.number%3$s""";

    private final Flush flush;

    FindAppointmentStretch(Flush flush) {
        this.flush = flush;
    }

    /** Of the whole clinic. */
    public Uni<Stretch<NumberedAppointment>> list(List<Criterion<AppointmentField>> criteria, Span span) {
        return read(new AppointmentConditions(), criteria, span).map(rows -> appointments(rows, span));
    }

    /**
     * Those of a patient or of an operator, or in a branch. Fails with {@link AppointmentRefused} when the clinic has none of
     * that number, or the patient was merged or erased.
     */
    public Uni<Stretch<NumberedAppointment>> listOf(
            Reference whose, long number, List<Criterion<AppointmentField>> criteria, Span span) {
        return read(new AppointmentConditions().of(whose, number), criteria, span)
                .map(rows -> {
                    if (rows.iterator().next().getValue("whose") == null) {
                        throw AppointmentRefused.unknown(whose);
                    }
                    return appointments(rows, span);
                });
    }

    private Uni<RowSet<Row>> read(
            AppointmentConditions conditions, List<Criterion<AppointmentField>> criteria, Span span) {
        criteria.forEach(conditions::and);
        var numbered = NumberedAppointmentRows.of(conditions.appointments(span));
        return flush.read(
                LIST.formatted(conditions.columns(), numbered, span.isBackwards() ? " desc" : ""), conditions.values());
    }

    private static Stretch<NumberedAppointment> appointments(RowSet<Row> rows, Span span) {
        return Stretch.of(
                SqlRows.stream(rows)
                        .filter(row -> row.getValue("id") != null)
                        .map(NumberedAppointmentRows::appointment)
                        .toList(),
                span);
    }
}
