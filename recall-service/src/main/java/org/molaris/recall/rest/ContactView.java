package org.molaris.recall.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.campaign.ContactDetails;
import org.molaris.recall.message.MessageStatus;

/** A patient whom a campaign contacts. */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-00000000000c", "patient_id": "0190c5a0-0000-7000-8000-000000000001",
           "patient_name": "Ana García", "patient_phone": "+50312345678", "status": "sent",
           "sent_at": "2026-06-01T15:00:00Z", "responded_at": null, "due_at": "2026-06-01T15:00:00Z",
           "delivered_at": null, "read_at": null, "opted_out_at": null, "last_visit_on": "2025-11-20", "reason": null}""")
record ContactView(
        UUID id,
        UUID patientId,
        String patientName,
        String patientPhone,
        MessageStatus status,
        Instant sentAt,
        Instant respondedAt,
        Instant dueAt,
        Instant deliveredAt,
        Instant readAt,
        Instant optedOutAt,
        LocalDate lastVisitOn,
        String reason) {

    static List<ContactView> of(List<ContactDetails> contacts) {
        return contacts.stream().map(ContactView::of).toList();
    }

    private static ContactView of(ContactDetails contact) {
        return new ContactView(
                contact.id(),
                contact.patientId(),
                contact.patientName(),
                contact.patientPhone(),
                contact.status(),
                contact.sentAt(),
                contact.respondedAt(),
                contact.dueAt(),
                contact.deliveredAt(),
                contact.readAt(),
                contact.optedOutAt(),
                contact.lastVisitOn(),
                contact.reason());
    }
}
