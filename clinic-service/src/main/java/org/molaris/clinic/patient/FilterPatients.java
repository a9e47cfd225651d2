package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads patients by whatever is asked of them, each question in one round trip. Who was merged or erased is nobody. */
@ApplicationScoped
public class FilterPatients {

    private static final String READ = "select " + PatientRows.PATIENT + """
            , c.time_zone, p.guarantor_id is not null and p.guarantor_id <> p.id as is_paid_for,
                   exists (select from patient d
                            where d.clinic_id = p.clinic_id and d.guarantor_id = p.id and d.id <> p.id
                              and d.merged_into is null and d.erased_at is null) as pays_for_others
              from patient p
             cross join clinic c
             where""";

    private static final String ONE = READ + " p.number = $1 and p.merged_into is null and p.erased_at is null";

    private static final String LISTED =
            READ + " p.number = any ((select filter_patients($1, $2, $3, $4))::bigint[]) order by p.number";

    private final Flush flush;

    FilterPatients(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link PatientRefused} when the clinic has none of that number. */
    public Uni<PatientInFamily> one(long number) {
        return flush.read(ONE, Tuple.of(number)).map(rows -> {
            if (rows.size() == 0) {
                throw new PatientRefused(Reason.PATIENT_NOT_FOUND);
            }
            return read(rows.iterator().next());
        });
    }

    /** Those of whom all is true, in the order of their numbers. */
    public Uni<Stretch<PatientInFamily>> list(List<Criterion<PatientField>> criteria, Span span) {
        var values = Tuple.of(asked(criteria), span.number(), span.isBackwards(), span.rows());
        return flush.read(span.isBackwards() ? LISTED + " desc" : LISTED, values)
                .map(rows -> Stretch.of(
                        SqlRows.stream(rows).map(FilterPatients::read).toList(), span));
    }

    private static JsonArray asked(List<Criterion<PatientField>> criteria) {
        return new JsonArray(criteria.stream()
                .map(asked -> new JsonObject()
                        .put("field", LowerCaseName.of(asked.field()))
                        .put("comparison", LowerCaseName.of(asked.comparison()))
                        .put("value", asked.value().toString()))
                .toList());
    }

    private static PatientInFamily read(Row row) {
        return new PatientInFamily(
                PatientRows.patient(row),
                row.getBoolean("pays_for_others"),
                row.getBoolean("is_paid_for"),
                ZoneId.of(row.getString("time_zone")));
    }
}
