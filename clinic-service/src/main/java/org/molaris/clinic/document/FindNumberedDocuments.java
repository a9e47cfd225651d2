package org.molaris.clinic.document;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.molaris.clinic.document.DocumentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads a patient's documents for callers who know everything by its number, each question in one round trip. */
@ApplicationScoped
public class FindNumberedDocuments {

    /** There is a row when there is the patient, if only an empty one. */
    private static final String OF_PATIENT = "select c.time_zone, " + DocumentRows.DOCUMENT + """

              from patient p
             cross join clinic c
              left join document d on d.clinic_id = p.clinic_id and d.patient_id = p.id%s
             where p.number = $1""";

    private static final String ONE = OF_PATIENT.formatted(" and d.number = $2");
    private static final String ALL = OF_PATIENT.formatted("") + " order by d.number desc";
    private static final String ALL_OF_PRESENT =
            OF_PATIENT.formatted("") + " and p.merged_into is null and p.erased_at is null order by d.number";

    private final Flush flush;

    FindNumberedDocuments(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link DocumentRefused} when the clinic has no such patient, or the patient no such document. */
    public Uni<NumberedDocument> one(long patientNumber, long number) {
        return flush.read(ONE, Tuple.of(patientNumber, number))
                .map(rows -> read(rows).stream()
                        .findFirst()
                        .orElseThrow(() -> new DocumentRefused(Reason.DOCUMENT_NOT_FOUND)));
    }

    /** All that the patient has, newest first; fails with {@link DocumentRefused} when the clinic has no such patient. */
    public Uni<List<NumberedDocument>> all(long patientNumber) {
        return flush.read(ALL, Tuple.of(patientNumber)).map(FindNumberedDocuments::read);
    }

    /** The same of a patient who was neither merged nor erased, oldest first. */
    public Uni<List<NumberedDocument>> allOfPresent(long patientNumber) {
        return flush.read(ALL_OF_PRESENT, Tuple.of(patientNumber)).map(FindNumberedDocuments::read);
    }

    private static List<NumberedDocument> read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new DocumentRefused(Reason.PATIENT_NOT_FOUND);
        }
        return SqlRows.stream(rows)
                .filter(row -> row.getUUID("id") != null)
                .map(row -> new NumberedDocument(DocumentRows.document(row), ZoneId.of(row.getString("time_zone"))))
                .toList();
    }
}
