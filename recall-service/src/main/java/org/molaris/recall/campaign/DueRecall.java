package org.molaris.recall.campaign;

import java.time.LocalDate;
import org.molaris.recall.message.MessageStatus;

/**
 * Whom to call back, as a list to work through has it.
 *
 * @param patient the number; null when the patient is still to be heard of
 * @param phone null when there is none
 * @param reminders how many messages have gone out since the visit
 * @param lastReminderOn the day in the clinic of the last one; null for none
 */
public record DueRecall(
        LocalDate dueOn,
        Long patient,
        String firstName,
        String lastName,
        String campaign,
        int intervalDays,
        long reminders,
        LocalDate lastReminderOn,
        String phone,
        MessageStatus status) {}
