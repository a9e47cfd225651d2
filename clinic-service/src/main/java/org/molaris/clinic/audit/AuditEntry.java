package org.molaris.clinic.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One entry of the audit.
 *
 * @param place its place in the clinic's audit, from 1, without gaps
 * @param id the event's
 * @param actor who it was, by the subject of the credential; {@code system:} and a name when the suite did it by itself
 * @param api null when a job did it, or an event
 * @param app the program that a person used; null for none
 * @param address null when nobody knows
 * @param entity what it happened to, such as {@code payment-plan}
 * @param entityId null when several patients were looked at
 * @param action the event's type, such as {@code payment-recorded}; {@code record-read}
 * @param request what was asked for, of a {@code record-read}; null otherwise
 * @param patientIds whom it concerns
 */
public record AuditEntry(
        long place,
        UUID id,
        Instant at,
        String actor,
        String api,
        String app,
        String address,
        String entity,
        UUID entityId,
        String action,
        String request,
        List<UUID> patientIds,
        List<Change> changes) {

    /**
     * One field of what it happened to, or of something that belongs to it.
     *
     * @param before null when there was none
     * @param forgotten whether values are not kept any more, since the patient was erased
     */
    public record Change(String entity, UUID id, String field, JsonNode before, JsonNode after, boolean forgotten) {}
}
