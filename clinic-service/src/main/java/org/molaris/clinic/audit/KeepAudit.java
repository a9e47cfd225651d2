package org.molaris.clinic.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.data.Inbox;

/**
 * Hears everything that happens, and adds it to the audit: see {@code V022__audit.sql}. It knows by an event's id whether it
 * has it, for good.
 */
@ApplicationScoped
class KeepAudit {

    private final Inbox inbox;

    KeepAudit(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("audit")
    Uni<Void> of(ConsumerRecords<String, String> batch) {
        return inbox.keep(batch, "select keep_audit($1::text::jsonb)");
    }
}
