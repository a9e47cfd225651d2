package org.molaris.clinic.document;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.document.DocumentChanged;

/** Documents are destroyed, with their content. */
@ApplicationScoped
public class DeleteDocument {

    private final Documents documents;
    private final Outbox outbox;
    private final ClinicTransaction transaction;

    DeleteDocument(Documents documents, Outbox outbox, ClinicTransaction transaction) {
        this.documents = documents;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Deletes it if it still has the expected version, or whatever it has when none is expected. */
    public Uni<Void> handle(UUID patientId, UUID documentId, OptionalLong expected) {
        return transaction.run(() -> documents
                .forUpdate(patientId, documentId, expected)
                .call(documents::delete)
                .call(documents::flush)
                .map(Document::asDetails)
                .flatMap(this::tell));
    }

    private Uni<Void> tell(DocumentDetails gone) {
        return outbox.append(new DocumentChanged(Change.DELETED, gone.asState(gone.version() + 1)));
    }
}
