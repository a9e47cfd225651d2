package org.molaris.recall.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A message, and what is known of it.
 *
 * @param patientName as the patient is known here; null of one who is still to be heard of
 * @param phone where it went, {@code text} what it said; null before that, and of who was erased
 * @param reason why it failed or was cancelled; null otherwise
 * @param errorCode the provider's, null when it gave none
 * @param dueAt not before
 */
public record MessageDetails(
        UUID id,
        long number,
        MessageKind kind,
        UUID patientId,
        String patientName,
        String phone,
        UUID campaignId,
        UUID paymentPlanId,
        UUID appointmentId,
        MessageStatus status,
        String text,
        String reason,
        Integer errorCode,
        Instant queuedAt,
        Instant dueAt,
        Instant sentAt,
        Instant deliveredAt,
        Instant readAt,
        Instant respondedAt,
        Instant optedOutAt,
        Instant updatedAt) {

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
