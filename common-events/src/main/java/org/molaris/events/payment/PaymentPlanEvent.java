package org.molaris.events.payment;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to a payment plan and its money. */
public sealed interface PaymentPlanEvent extends MolarisEvent
        permits PaymentPlanCreated,
                PaymentPlanUpdated,
                PaymentPlanPaid,
                PaymentPlanOverdue,
                PaymentPlanCancelled,
                PaymentRecorded,
                PaymentUpdated,
                PaymentVoided {

    PaymentPlanState paymentPlan();

    @Override
    default Topic topic() {
        return Topic.PAYMENTS;
    }

    @Override
    default String aggregate() {
        return "payment-plan";
    }

    @Override
    default UUID clinicId() {
        return paymentPlan().clinicId();
    }

    @Override
    default UUID subject() {
        return paymentPlan().id();
    }

    @Override
    default long sequence() {
        return paymentPlan().version();
    }
}
