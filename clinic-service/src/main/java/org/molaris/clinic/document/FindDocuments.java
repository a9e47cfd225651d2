package org.molaris.clinic.document;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.clinic.document.DocumentRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads a patient's documents: each question in one round trip, the content as fast as it is taken. */
@ApplicationScoped
public class FindDocuments {

    private static final String ONE =
            "select " + DocumentRows.DOCUMENT + " from document d where d.id = $1 and d.patient_id = $2";

    private static final String LIST = "select now() as read_at, counted.total, " + DocumentRows.DOCUMENT + """

              from patient p
             cross join lateral (
                    select case when $2 then (select count(*) from document
                                               where patient_id = p.id
                                                 and ($3::timestamptz is null or updated_at >= $3)) end as total) counted
              left join lateral (
                    select * from document
                     where patient_id = p.id
                       and ($3::timestamptz is null or updated_at >= $3)
                       and number < $4
                     order by number desc limit $5 offset $6) d on true
             where p.id = $1
             order by d.number desc""";

    private final Flush flush;
    private final DocumentChunks chunks;

    FindDocuments(Flush flush, DocumentChunks chunks) {
        this.flush = flush;
        this.chunks = chunks;
    }

    /** Fails with {@link DocumentRefused} when the patient has no such document. */
    public Uni<DocumentDetails> one(UUID patientId, UUID documentId) {
        return flush.read(ONE, Tuple.of(documentId, patientId)).map(rows -> {
            if (rows.size() == 0) {
                throw new DocumentRefused(Reason.DOCUMENT_NOT_FOUND);
            }
            return DocumentRows.document(rows.iterator().next());
        });
    }

    /** Newest first; fails with {@link DocumentRefused} when the clinic has no such patient. */
    public Uni<Page<DocumentDetails>> list(UUID patientId, Slice slice) {
        return flush.read(
                        LIST,
                        Tuple.of(patientId, slice.total())
                                .addOffsetDateTime(slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                                .addLong(slice.before())
                                .addLong((long) slice.rows())
                                .addLong(slice.offset()))
                .map(rows -> page(rows, slice));
    }

    /** The bytes from one position up to another. Between two chunks the database is left alone. */
    public Multi<byte[]> content(DocumentDetails document, long from, long to) {
        return chunks.read(document.id(), from, to);
    }

    private static Page<DocumentDetails> page(RowSet<Row> rows, Slice slice) {
        if (rows.size() == 0) {
            throw new DocumentRefused(Reason.PATIENT_NOT_FOUND);
        }
        return SqlRows.page(rows, slice, DocumentRows::document, DocumentDetails::number);
    }
}
