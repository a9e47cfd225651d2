package org.molaris.recall.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/** Hears whom payment-service wants to be reminded. What that does is a function of the schema: see {@code V010__reminders.sql}. */
@ApplicationScoped
class WhatPaymentsAsk {

    private final Inbox inbox;

    WhatPaymentsAsk(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("payment-reminders")
    Uni<Void> toRemind(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, "select hear_payment_reminders(jsonb_agg(to_jsonb(event))) from event");
    }
}
