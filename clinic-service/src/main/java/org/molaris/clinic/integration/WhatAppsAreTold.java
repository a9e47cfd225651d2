package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/**
 * Hears what happens, this service's own events too, and puts it before the webhooks that want to know, of apps and of
 * integrators: see {@code V017__apps.sql}, which does so with what happens to treatments where those are heard, and {@code
 * V023__webhooks.sql}.
 */
@ApplicationScoped
class WhatAppsAreTold {

    private static final String EFFECT = "select tell_apps(jsonb_agg(to_jsonb(event))) from event";

    /** What was said of somebody who is erased is forgotten, too. */
    private static final String OF_PATIENTS = "select hear_patients(jsonb_agg(to_jsonb(event))) from event";

    private final Inbox inbox;

    WhatAppsAreTold(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("patients")
    Uni<Void> ofPatients(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, OF_PATIENTS);
    }

    @Incoming("clinics")
    Uni<Void> ofClinics(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, EFFECT);
    }

    @Incoming("recalls")
    Uni<Void> ofRecalls(ConsumerRecords<String, String> batch) {
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
