package org.molaris.events.payment;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to a bill. That money was received on it is told of its payment plan. */
public sealed interface BillEvent extends MolarisEvent permits BillIssued, BillPaid, BillUpdated {

    BillState bill();

    @Override
    default Topic topic() {
        return Topic.PAYMENTS;
    }

    @Override
    default String aggregate() {
        return "bill";
    }

    @Override
    default UUID clinicId() {
        return bill().clinicId();
    }

    @Override
    default UUID subject() {
        return bill().id();
    }

    @Override
    default long sequence() {
        return bill().version();
    }
}
