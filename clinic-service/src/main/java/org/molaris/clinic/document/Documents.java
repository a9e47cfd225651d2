package org.molaris.clinic.document;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.document.DocumentRefused.Reason;

@ApplicationScoped
class Documents implements PanacheRepositoryBase<Document, UUID> {

    /** Held until the document is in: an erasure comes before it or after it, never in between. */
    private static final String ERASED = "select erased_at is not null from patient where id = ?1 for share";

    /** That patient's document with its row locked, if it still has the expected version, or whatever it has. */
    Uni<Document> forUpdate(UUID patientId, UUID documentId, OptionalLong expected) {
        return findById(documentId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new DocumentRefused(Reason.DOCUMENT_NOT_FOUND))
                .invoke(document -> {
                    if (!document.patientId.equals(patientId)) {
                        throw new DocumentRefused(Reason.DOCUMENT_NOT_FOUND);
                    }
                    if (expected.isPresent() && expected.getAsLong() != document.version) {
                        throw new DocumentRefused(Reason.STALE);
                    }
                });
    }

    /** Fails with {@link DocumentRefused} when nothing can be kept of the patient. */
    Uni<Void> mustTake(UUID patientId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ERASED, Boolean.class)
                        .setParameter(1, patientId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new DocumentRefused(Reason.PATIENT_NOT_FOUND))
                .invoke(erased -> {
                    if (erased) {
                        throw new DocumentRefused(Reason.PATIENT_ERASED);
                    }
                })
                .replaceWithVoid();
    }
}
