package org.molaris.recall.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.recall.message.MessageStatus;

/**
 * A patient whom a campaign contacts, and what became of it.
 *
 * @param patientName as it is known here; null when the patient is not known yet
 * @param patientPhone that to which it went, the patient's own before that; null when there is none any more
 * @param dueAt not before
 * @param lastVisitOn the visit that it reminds of
 * @param reason why it failed or was cancelled; null otherwise
 */
public record ContactDetails(
        UUID id,
        long number,
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
        String reason) {}
