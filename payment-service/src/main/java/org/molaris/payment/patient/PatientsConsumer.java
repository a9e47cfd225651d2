package org.molaris.payment.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/** Keeps the copy of patients in step with their owner. */
@ApplicationScoped
class PatientsConsumer {

    private static final String KEEP_THE_NEWEST = """
            insert into patient (clinic_id, id, first_name, last_name, version)
            select distinct on (subject) clinic_id, subject, coalesce(p.first_name, 'Erased'), p.last_name, sequence
              from event cross join lateral jsonb_to_record(data -> 'patient') as p(first_name text, last_name text)
             order by subject, sequence desc
            """ + KnownPatients.UNLESS_NEWER;

    private final Inbox inbox;

    PatientsConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("patients")
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, KEEP_THE_NEWEST);
    }
}
