package org.molaris.recall.known;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/** Hears the other services. What each event does is a function of the schema: see {@code V005__what_is_heard.sql}. */
@ApplicationScoped
class WhatOthersTell {

    private final Inbox inbox;

    WhatOthersTell(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("clinics")
    Uni<Void> ofClinics(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, "select hear_clinics(jsonb_agg(to_jsonb(event)), 'clinic-service') from event");
    }

    /** Numbers are taken from what was heard before, too: copies that were made without them get them so. */
    @Incoming("patients")
    Uni<Void> ofPatients(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, """
                select hear_patients((select jsonb_agg(to_jsonb(event)) from event), 'clinic-service'),
                       hear_numbers((select jsonb_agg(to_jsonb(arrived)) from arrived))""");
    }

    @Incoming("appointments")
    Uni<Void> ofTheAgenda(ConsumerRecords<String, String> batch) {
        return inbox.receive(
                batch, "select hear_appointments(jsonb_agg(to_jsonb(event)), 'clinic-service') from event");
    }

    @Incoming("treatments")
    Uni<Void> ofTreatments(ConsumerRecords<String, String> batch) {
        return inbox.receive(
                batch, "select hear_treatments(jsonb_agg(to_jsonb(event)), 'treatment-service') from event");
    }

    @Incoming("payments")
    Uni<Void> ofPayments(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, "select hear_payments(jsonb_agg(to_jsonb(event)), 'payment-service') from event");
    }
}
