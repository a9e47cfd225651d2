package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/**
 * Hears what happens, this service's own events too, and puts it before the webhooks that want to know: see {@code
 * V017__apps.sql}, which does so with what happens to treatments where those are heard.
 */
@ApplicationScoped
class WhatAppsAreTold {

    private static final String EFFECT = "select tell_apps(jsonb_agg(to_jsonb(event))) from event";

    private final Inbox inbox;

    WhatAppsAreTold(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("patients")
    Uni<Void> ofPatients(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, EFFECT);
    }

    @Incoming("appointments")
    Uni<Void> ofTheAgenda(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, EFFECT);
    }

    @Incoming("payments")
    Uni<Void> ofPayments(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, EFFECT);
    }
}
