package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.molaris.clinic.patient.PatientRecord.Found;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads whole records of patients, each question in one round trip. */
@ApplicationScoped
public class FindPatientRecords {

    private static final String RECORD = PatientRows.PATIENT + """
            , c.time_zone,
            (select array_agg(technical_name order by sequence, number) from custom_field
              where object_type = 'patient' and deleted_at is null) as custom_field_names""";

    private static final String ONE = "select " + RECORD + " from patient p cross join clinic c where p.number = $1";

    private static final String SELECTED = """
            with found as materialized (select numbers, total from select_and_count_patients($1, $2, $3))
            select found.total, %s
              from found
             cross join clinic c
              left join lateral (select * from patient where number = any ((select numbers from found)::bigint[])) p on true
             order by p.number""".formatted(RECORD);

    private final Flush flush;

    FindPatientRecords(Flush flush) {
        this.flush = flush;
    }

    /**
     * The record of that number, also one that was put away, merged or erased; fails with {@link PatientRefused} when the
     * clinic has none.
     */
    public Uni<PatientRecord> one(long number) {
        return flush.read(ONE, Tuple.of(number)).map(rows -> {
            if (rows.size() == 0) {
                throw new PatientRefused(Reason.PATIENT_NOT_FOUND);
            }
            return read(rows.iterator().next());
        });
    }

    /** A part of those who are selected, in the order of their numbers. */
    public Uni<Found> select(PatientSelection selection, int most, long leftOut) {
        return flush.read(SELECTED, Tuple.of(new JsonObject(selection.asked()), most, leftOut))
                .map(rows -> new Found(
                        SqlRows.stream(rows)
                                .filter(row -> row.getUUID("id") != null)
                                .map(FindPatientRecords::read)
                                .toList(),
                        rows.iterator().next().getLong("total")));
    }

    private static PatientRecord read(Row row) {
        return new PatientRecord(
                PatientRows.patient(row),
                List.of(Objects.requireNonNullElse(row.getArrayOfStrings("custom_field_names"), new String[0])),
                ZoneId.of(row.getString("time_zone")));
    }
}
