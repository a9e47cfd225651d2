package org.molaris.events.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A field that a clinic has added to its patients' records.
 *
 * @param technicalName what programs call it
 * @param type one of text, number, date, boolean and choice
 */
public record CustomFieldState(
        UUID id,
        long number,
        UUID clinicId,
        String objectType,
        String technicalName,
        String label,
        String type,
        List<String> choices,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
