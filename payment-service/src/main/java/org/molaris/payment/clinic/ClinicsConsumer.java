package org.molaris.payment.clinic;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/** Keeps the copy of clinics in step with their owner. */
@ApplicationScoped
class ClinicsConsumer {

    private static final String KEEP_THE_NEWEST = """
            insert into clinic (clinic_id, name, time_zone, currency, language, version)
            select distinct on (subject) clinic_id, c.name, c.time_zone, c.currency, c.language, sequence
              from event cross join lateral jsonb_to_record(data -> 'clinic')
                   as c(name text, time_zone text, currency text, language text)
             order by subject, sequence desc
            """ + KnownClinics.UNLESS_NEWER;

    private final Inbox inbox;

    ClinicsConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("clinics")
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, KEEP_THE_NEWEST);
    }
}
