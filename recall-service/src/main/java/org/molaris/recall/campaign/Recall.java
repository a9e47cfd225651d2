package org.molaris.recall.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.molaris.recall.message.MessageStatus;

/**
 * The last contact of a campaign with a patient, by numbers.
 *
 * @param patient null when the patient is still to be heard of
 * @param campaign the campaign's number
 * @param dueOn so many days after the visit that it reminds of as the campaign says
 * @param disabled whether nobody is called back so any more: the campaign has ended, or the patient does not want it
 * @param scheduledOn the day of the patient's next visit in the clinic; null when none is planned
 */
public record Recall(
        long number,
        Long patient,
        long campaign,
        LocalDate dueOn,
        LocalDate lastVisitOn,
        int intervalDays,
        MessageStatus status,
        boolean disabled,
        Instant updatedAt,
        LocalDate scheduledOn) {}
