package org.molaris.clinic.rest.documents;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.document.DocumentDetails;
import org.molaris.clinic.document.DocumentType;

/**
 * A document.
 *
 * @param url where its content is
 */
record DocumentView(
        UUID id,
        long number,
        UUID patientId,
        String name,
        DocumentType type,
        String folderName,
        String contentType,
        long size,
        String sha256,
        Instant createdAt,
        String url) {

    static DocumentView of(DocumentDetails document) {
        return new DocumentView(
                document.id(),
                document.number(),
                document.patientId(),
                document.name(),
                document.type(),
                document.folder(),
                document.contentType(),
                document.size(),
                document.sha256(),
                document.createdAt(),
                "/api/dental/patients/" + document.patientId() + "/documents/" + document.id() + "/content");
    }
}
