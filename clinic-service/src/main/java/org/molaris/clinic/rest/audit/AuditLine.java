package org.molaris.clinic.rest.audit;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.audit.AuditEntry;
import org.molaris.clinic.audit.AuditEntry.Change;

/** An entry of the audit as a line of a file. */
record AuditLine(
        long number,
        Instant at,
        String actor,
        String api,
        String app,
        String address,
        String entity,
        UUID entityId,
        String action,
        String request,
        String patientIds,
        String changes) {

    static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.place(),
                entry.at(),
                entry.actor(),
                entry.api(),
                entry.app(),
                entry.address(),
                entry.entity(),
                entry.entityId(),
                entry.action(),
                entry.request(),
                entry.patientIds().stream().map(UUID::toString).collect(joining(" ")),
                entry.changes().stream().map(AuditLine::text).collect(joining("; ")));
    }

    private static String text(Change change) {
        var field = change.entity() + "." + change.field();
        return change.forgotten() ? field : "%s: %s -> %s".formatted(field, change.before(), change.after());
    }
}
