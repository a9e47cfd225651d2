package org.molaris.events.payment;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/**
 * What happens to a clinic's money, patients' or not. Who sums money up takes {@code payment-recorded} for what patients paid
 * on their plans, and of these what has no {@code payment_id}: no sum is in both.
 */
public sealed interface TransactionEvent extends MolarisEvent permits TransactionRecorded, TransactionVoided {

    TransactionState transaction();

    @Override
    default Topic topic() {
        return Topic.PAYMENTS;
    }

    @Override
    default String aggregate() {
        return "transaction";
    }

    @Override
    default UUID clinicId() {
        return transaction().clinicId();
    }

    @Override
    default UUID subject() {
        return transaction().id();
    }

    @Override
    default long sequence() {
        return transaction().version();
    }
}
