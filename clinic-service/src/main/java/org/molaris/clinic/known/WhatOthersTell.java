package org.molaris.clinic.known;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/**
 * Hears treatment-service. An appointment may name a plan that nobody has told of yet: until then it is shown without the
 * plan's number and title. The number stays, and of titles the newest counts, so that it does not matter in which order events
 * come, or whether they come again. What apps are told of is put before them at once: see
 * {@code V018__appointments_in_order.sql}.
 */
@ApplicationScoped
class WhatOthersTell {

    private final Inbox inbox;

    WhatOthersTell(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("treatments")
    Uni<Void> ofTreatments(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, "select hear_treatments(jsonb_agg(to_jsonb(event))) from event");
    }
}
