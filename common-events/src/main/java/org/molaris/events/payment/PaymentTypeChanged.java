package org.molaris.events.payment;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code payment-type-created}, {@code payment-type-updated} or {@code payment-type-deleted}. */
public record PaymentTypeChanged(Change change, PaymentTypeState paymentType) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.PAYMENTS;
    }

    @Override
    public String aggregate() {
        return "payment-type";
    }

    @Override
    public UUID clinicId() {
        return paymentType.clinicId();
    }

    @Override
    public UUID subject() {
        return paymentType.id();
    }

    @Override
    public long sequence() {
        return paymentType.version();
    }
}
