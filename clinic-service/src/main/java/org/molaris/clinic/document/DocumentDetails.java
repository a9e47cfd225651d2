package org.molaris.clinic.document;

import java.time.Instant;
import java.util.UUID;
import org.molaris.data.LowerCaseName;
import org.molaris.events.document.DocumentState;

/**
 * A document as it is told to a caller of the same clinic.
 *
 * @param folder null when it lies in none
 * @param sha256 of the content, in hexadecimal
 */
public record DocumentDetails(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String name,
        DocumentType type,
        String folder,
        String contentType,
        long size,
        String sha256,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** As much of it as the other services are told. */
    public DocumentState asState() {
        return asState(version);
    }

    /** The same after one more change. */
    DocumentState asState(long versionThen) {
        return new DocumentState(
                id,
                number,
                clinicId,
                patientId,
                LowerCaseName.of(type),
                contentType,
                size,
                sha256,
                versionThen,
                createdAt,
                updatedAt);
    }
}
