package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.molaris.clinic.patient.NumberedPatient.Named;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads patients for callers who know everything by its number, each question in one round trip. */
@ApplicationScoped
public class FindNumberedPatients {

    private static final String READ = """
            select %s,
                   coalesce(g.number, p.number) as guarantor_number,
                   o.number as operator_number, coalesce(o.abbreviation, o.first_name) as operator_name,
                   s.number as second_operator_number, coalesce(s.abbreviation, s.first_name) as second_operator_name,
                   b.number as branch_number, coalesce(b.abbreviation, b.name) as branch_name,
                   coalesce(t.name, (select name from definition where category = 'billing_type' and deleted_at is null
                                      order by sequence, number limit 1)) as billing_type_name,
                   c.time_zone, now() as read_at
              from patient p
             cross join clinic c
              left join patient g on g.clinic_id = p.clinic_id and g.id = p.guarantor_id
              left join operator o on o.clinic_id = p.clinic_id and o.id = p.operator_id
              left join operator s on s.clinic_id = p.clinic_id and s.id = p.second_operator_id
              left join branch b on b.clinic_id = p.clinic_id and b.id = p.branch_id
              left join definition t on t.clinic_id = p.clinic_id and t.id = p.billing_type_id
             where""".formatted(PatientRows.PATIENT);

    private static final String ONE = READ + " p.number = $1 and p.merged_into is null and p.erased_at is null";

    private static final String SELECTED =
            READ + " p.number = any ((select select_patients($1, $2, $3))::bigint[]) order by p.number";

    private final Flush flush;

    FindNumberedPatients(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link PatientRefused} when the clinic has none of that number, or it was merged or erased. */
    public Uni<NumberedPatient> one(long number) {
        return flush.read(ONE, Tuple.of(number)).map(rows -> {
            if (rows.size() == 0) {
                throw new PatientRefused(Reason.PATIENT_NOT_FOUND);
            }
            return read(rows.iterator().next());
        });
    }

    /** A part of those who are selected, in the order of their numbers. */
    public Uni<List<NumberedPatient>> select(PatientSelection selection, int most, long leftOut) {
        return flush.read(SELECTED, Tuple.of(new JsonObject(selection.asked()), most, leftOut))
                .map(rows ->
                        SqlRows.stream(rows).map(FindNumberedPatients::read).toList());
    }

    private static NumberedPatient read(Row row) {
        return new NumberedPatient(
                PatientRows.patient(row),
                row.getLong("guarantor_number"),
                named(row, "operator"),
                named(row, "second_operator"),
                named(row, "branch"),
                row.getString("billing_type_name"),
                ZoneId.of(row.getString("time_zone")),
                SqlRows.instant(row, "read_at"));
    }

    private static Named named(Row row, String thing) {
        var number = row.getLong(thing + "_number");
        return number == null ? new Named(0, null) : new Named(number, row.getString(thing + "_name"));
    }
}
