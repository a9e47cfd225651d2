package org.molaris.clinic.document;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.data.SqlFailure;
import org.molaris.events.Change;
import org.molaris.events.document.DocumentChanged;

/** A patient's file is kept. By now all of it is here: no transaction ever waits for a sender. */
@ApplicationScoped
public class StoreDocument {

    private static final String PRIMARY_KEY = "document_pkey";

    private final ContentTypes contentTypes;
    private final Documents documents;
    private final DocumentChunks chunks;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    StoreDocument(
            ContentTypes contentTypes,
            Documents documents,
            DocumentChunks chunks,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.contentTypes = contentTypes;
        this.documents = documents;
        this.chunks = chunks;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link DocumentRefused} when the file is none to be kept, or the patient none to keep it of. */
    public Uni<DocumentDetails> handle(UUID patientId, Command file) {
        return contentTypes
                .of(file)
                .flatMap(contentType ->
                        transaction.once(DocumentDetails.class, () -> store(patientId, Ids.next(), file, contentType)));
    }

    /**
     * Keeps a file that another service makes under an id that follows from what it is of, so that whoever tries again
     * makes no second one: one that is there already is answered as it is.
     */
    public Uni<DocumentDetails> keep(UUID patientId, UUID documentId, Command file) {
        return contentTypes
                .of(file)
                .flatMap(contentType -> transaction
                        .run(() -> documents
                                .findById(documentId)
                                .flatMap(there -> there == null
                                        ? store(patientId, documentId, file, contentType)
                                        : Uni.createFrom().item(there.asDetails())))
                        // Somebody else has just kept it: now it is there.
                        .onFailure(e -> SqlFailure.duplicates(e, PRIMARY_KEY))
                        .retry()
                        .atMost(1));
    }

    private Uni<DocumentDetails> store(UUID patientId, UUID documentId, Command file, String contentType) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return documents
                .mustTake(patientId)
                .chain(() -> documents.persistAndFlush(
                        new Document(documentId, clinic.id(), patientId, file, contentType, now)))
                .map(Document::asDetails)
                .call(document -> chunks.write(document.id(), file.content()))
                .call(document -> outbox.append(new DocumentChanged(Change.CREATED, document.asState())));
    }

    /**
     * A file and what is said of it.
     *
     * @param name what it is to be called
     * @param folder null for none
     * @param fileName what it is called where it comes from; null when not said
     * @param declaredType the media type that its sender takes it for; null when not said
     */
    public record Command(
            DocumentType type, String name, String folder, String fileName, String declaredType, Upload content) {}
}
