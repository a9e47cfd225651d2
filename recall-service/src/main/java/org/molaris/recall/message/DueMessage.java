package org.molaris.recall.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.recall.message.OutgoingMessage.Template;

/**
 * A message whose time has come, with what it takes to write it.
 *
 * @param patient how the patient is called; null when that is still to be heard
 * @param words what it says, apart from what follows: a campaign's template, or which confirmation it is
 * @param template what the provider knows the words as; null where it knows none
 * @param payment what a reminder of a payment tells; null otherwise
 * @param startsAt the appointment that is reminded of; null otherwise
 */
record DueMessage(
        UUID id,
        MessageKind kind,
        UUID patientId,
        String patient,
        String words,
        Template template,
        Recall recall,
        Payment payment,
        Instant startsAt) {

    /** What a recall reminds of, and the procedure that its campaign is about; null for any. */
    record Recall(String procedureType, LocalDate lastVisitOn, String lastProcedure) {}

    /**
     * What is to be paid, less what was paid since the reminder was made.
     *
     * @param amountPaid on the plan so far; null when the plan is still to be heard of
     */
    record Payment(LocalDate dueOn, BigDecimal amountDue, BigDecimal balance, BigDecimal amountPaid) {}

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
