package org.molaris.clinic.document;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/** What is known of a patient's file; what is in it lies in its {@link DocumentChunks}. */
@Entity
@DynamicUpdate
class Document {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;
    UUID patientId;
    String name;

    @Convert(converter = DocumentTypeName.class)
    DocumentType type;

    String folder;
    String contentType;
    long size;
    byte[] sha256;
    Instant createdAt;
    Instant updatedAt;

    protected Document() {}

    Document(UUID id, UUID clinicId, UUID patientId, StoreDocument.Command file, String contentType, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.patientId = patientId;
        this.name = file.name();
        this.type = file.type();
        this.folder = file.folder();
        this.contentType = contentType;
        this.size = file.content().size();
        this.sha256 = file.content().sha256();
        this.createdAt = now;
        this.updatedAt = now;
    }

    DocumentDetails asDetails() {
        return new DocumentDetails(
                id,
                number,
                clinicId,
                patientId,
                name,
                type,
                folder,
                contentType,
                size,
                HexFormat.of().formatHex(sha256),
                version,
                createdAt,
                updatedAt);
    }
}
