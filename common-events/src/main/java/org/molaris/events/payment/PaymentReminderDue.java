package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/**
 * The patient of a plan is to be reminded of what is due: an instruction, which expires. Once per plan, kind and month.
 *
 * @param kind {@code notice}, three days before, or {@code due}, on the day
 * @param dueOn the plan's reminder day
 * @param remindAt 08:00 in the clinic, on that day or three days before it
 * @param expiresAt from when on nobody is to be reminded any more
 * @param balance what is left to pay in all
 * @param amountDue what the instalments ask for up to and including {@code dueOn}, less what is paid, at least 0.00; the
 *     balance when the plan has no schedule
 * @param currency the clinic's, ISO 4217
 */
public record PaymentReminderDue(
        PaymentPlanState paymentPlan,
        String kind,
        LocalDate dueOn,
        Instant remindAt,
        Instant expiresAt,
        BigDecimal balance,
        BigDecimal amountDue,
        String currency)
        implements MolarisEvent {

    @Override
    public Topic topic() {
        return Topic.PAYMENT_REMINDERS;
    }

    @Override
    public String aggregate() {
        return "payment-plan";
    }

    @Override
    public UUID clinicId() {
        return paymentPlan.clinicId();
    }

    @Override
    public UUID subject() {
        return paymentPlan.id();
    }

    @Override
    public long sequence() {
        return paymentPlan.version();
    }
}
