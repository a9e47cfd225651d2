package org.molaris.clinic.document;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.LongStream;
import org.molaris.clinic.document.DocumentRefused.Reason;
import org.molaris.data.Flush;

/** The content of documents, in chunks that are written once. */
@ApplicationScoped
class DocumentChunks {

    private static final int CHUNK = 256 << 10;

    /** What one statement brings: few round trips, and still little memory for each of many uploads. */
    private static final int PIECE = 4 * CHUNK;

    private static final String WRITE = """
            insert into document_chunk (clinic_id, document_id, position, data)
            select current_clinic(), cast(?1 as uuid), first + nth, substring(piece from nth * %1$d + 1 for %1$d)
              from (select cast(?2 as integer) as first, cast(?3 as bytea) as piece) brought,
                   generate_series(0, (length(piece) - 1) / %1$d) nth""".formatted(CHUNK);
    private static final String READ = "select data from document_chunk where document_id = $1 and position = $2";

    private final Flush flush;
    private final Vertx vertx;

    DocumentChunks(Flush flush, Vertx vertx) {
        this.flush = flush;
        this.vertx = vertx;
    }

    /** To be called inside the transaction that the document's row is written in. */
    Uni<Void> write(UUID documentId, Upload content) {
        return Multi.createFrom()
                .items(() -> LongStream.iterate(0, position -> position < content.size(), position -> position + PIECE)
                        .boxed())
                .onItem()
                .transformToUniAndConcatenate(position ->
                        read(content, position).flatMap(piece -> write(documentId, (int) (position / CHUNK), piece)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** From a file, so not on the event loop. */
    private Uni<byte[]> read(Upload content, long position) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> content.read(position, PIECE), false)
                        .toCompletionStage());
    }

    private static Uni<Integer> write(UUID documentId, int first, byte[] piece) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(WRITE)
                        .setParameter(1, documentId)
                        .setParameter(2, first)
                        .setParameter(3, piece)
                        .executeUpdate());
    }

    /**
     * The bytes from one position up to another, in order, each chunk read in a short transaction of its own when the
     * one before it is dealt with. Fails when the document is deleted meanwhile.
     */
    Multi<byte[]> read(UUID documentId, long from, long to) {
        return Multi.createFrom()
                .range((int) (from / CHUNK), (int) ((to + CHUNK - 1) / CHUNK))
                .onItem()
                .transformToUniAndConcatenate(position -> read(documentId, position)
                        .map(chunk -> part(chunk, from - (long) position * CHUNK, to - (long) position * CHUNK)));
    }

    private Uni<byte[]> read(UUID documentId, int position) {
        return flush.read(READ, Tuple.of(documentId, position)).map(rows -> {
            if (rows.size() == 0) {
                throw new DocumentRefused(Reason.DOCUMENT_NOT_FOUND);
            }
            return rows.iterator().next().getBuffer("data").getBytes();
        });
    }

    private static byte[] part(byte[] chunk, long from, long to) {
        int first = (int) Math.max(from, 0);
        int after = (int) Math.min(to, chunk.length);
        return first == 0 && after == chunk.length ? chunk : Arrays.copyOfRange(chunk, first, after);
    }
}
