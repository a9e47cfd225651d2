package org.molaris.events.document;

import java.time.Instant;
import java.util.UUID;

/** A file of a patient, without its name and contents: names of files tend to name people. */
public record DocumentState(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String type,
        String contentType,
        long size,
        String sha256,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
