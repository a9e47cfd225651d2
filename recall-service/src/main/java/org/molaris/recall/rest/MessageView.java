package org.molaris.recall.rest;

import java.time.Instant;
import java.util.UUID;
import org.molaris.recall.message.MessageDetails;
import org.molaris.recall.message.MessageKind;
import org.molaris.recall.message.MessageStatus;

/** A message to a patient. Phone and text are those that it went with. */
record MessageView(
        UUID id,
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

    static MessageView of(MessageDetails message) {
        return new MessageView(
                message.id(),
                message.kind(),
                message.patientId(),
                message.patientName(),
                message.phone(),
                message.campaignId(),
                message.paymentPlanId(),
                message.appointmentId(),
                message.status(),
                message.text(),
                message.reason(),
                message.errorCode(),
                message.queuedAt(),
                message.dueAt(),
                message.sentAt(),
                message.deliveredAt(),
                message.readAt(),
                message.respondedAt(),
                message.optedOutAt(),
                message.updatedAt());
    }
}
