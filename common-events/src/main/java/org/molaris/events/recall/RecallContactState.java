package org.molaris.events.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A patient whom a campaign contacts, and what became of it. Neither the phone nor the words travel.
 *
 * @param number counts the messages of all clinics
 * @param night the day, in the clinic, for which the patient was chosen
 * @param lastVisitOn the visit that it reminds of
 * @param status queued, sending, sent, delivered, read, responded, failed, opted_out or cancelled
 * @param reason why it failed or was cancelled; null otherwise
 * @param errorCode the provider's, null when it gave none
 * @param dueAt not before
 */
public record RecallContactState(
        UUID id,
        long number,
        UUID clinicId,
        UUID campaignId,
        UUID patientId,
        LocalDate night,
        LocalDate lastVisitOn,
        String status,
        String reason,
        Integer errorCode,
        Instant dueAt,
        Instant sentAt,
        Instant deliveredAt,
        Instant readAt,
        Instant respondedAt,
        Instant optedOutAt,
        long version) {}
