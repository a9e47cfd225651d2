package org.molaris.clinic.rest.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.Caller;
import org.molaris.clinic.audit.AuditEntry;
import org.molaris.clinic.audit.AuditEntry.Change;

/** An entry of the audit as JSON. */
@Schema(name = "AuditEntry")
record AuditEntryView(
        UUID id,

        @Schema(description = "Its place in the clinic's audit, from 1, without gaps")
        long number,

        Instant at,

        @Schema(
                description = "The subject of the credential; system: and a name when the suite did it by itself",
                examples = "owner@demo")
        String actor,

        @Schema(
                enumeration = {"person", "api_key", "suite"},
                nullable = true)
        String actorKind,

        @Schema(
                description = "native, alfadocs, dentalink, opendental or webhooks; null when a job or an event did it",
                examples = "native",
                nullable = true)
        String api,

        @Schema(description = "The program that was used, if one was", nullable = true)
        String app,

        @Schema(description = "The client's address, as the gateway saw it", examples = "192.0.2.7", nullable = true)
        String address,

        @Schema(examples = "payment-plan") String entity,

        @Schema(description = "null when several patients were looked at", nullable = true)
        UUID entityId,

        @Schema(
                description = "The event's type; record-read when records were looked at",
                examples = "payment-recorded")
        String action,

        @Schema(
                description = "What was asked for, of a record-read",
                examples = "GET /api/dental/patients/{id}",
                nullable = true)
        String request,

        @Schema(description = "Whom it concerns") List<UUID> patientIds,

        List<ChangeView> changes) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.place(),
                entry.at(),
                entry.actor(),
                kindOf(entry.actor()),
                entry.api(),
                entry.app(),
                entry.address(),
                entry.entity(),
                entry.entityId(),
                entry.action(),
                entry.request(),
                entry.patientIds(),
                entry.changes().stream().map(ChangeView::of).toList());
    }

    private static String kindOf(String actor) {
        if (actor == null) {
            return null;
        }
        if (Caller.isSystem(actor)) {
            return "suite";
        }
        return ApiKeySubject.isOne(actor) ? "api_key" : "person";
    }

    /** A field that is not what it was. */
    @Schema(name = "AuditChange")
    record ChangeView(
            @Schema(description = "What has the field, such as the payment of a plan", examples = "payment")
            String entity,

            UUID id,
            @Schema(examples = "amount") String field,

            @Schema(description = "As events say it; null when there was none", nullable = true)
            JsonNode before,

            @Schema(nullable = true) JsonNode after,

            @Schema(description = "Whether what was personal is not kept any more, since the patient was erased")
            boolean forgotten) {

        private static ChangeView of(Change change) {
            return new ChangeView(
                    change.entity(), change.id(), change.field(), change.before(), change.after(), change.forgotten());
        }
    }
}
