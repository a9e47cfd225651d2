package org.molaris.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.events.MolarisEvent;
import org.molaris.web.TraceParent;

/**
 * Where a use case leaves what happened: committed with the change that made it true, published afterwards. To be called
 * when the aggregate's row is written, so that the outbox has one aggregate's events in their order. What is the last word
 * about its subject is followed by a tombstone.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as text), cast(cast(?10 as text) as jsonb))""";

    private final CurrentClinic clinic;
    private final ObjectMapper json;

    Outbox(CurrentClinic clinic, ObjectMapper json) {
        this.clinic = clinic;
        this.json = json;
    }

    public Uni<Void> append(MolarisEvent event) {
        return append(Ids.next(), event);
    }

    /** With the event's id given, when something of the same id is what happened. */
    public Uni<Void> append(UUID id, MolarisEvent event) {
        var appended = append(id, event, write(event));
        return event.last() ? appended.chain(() -> append(Ids.next(), event, null)) : appended;
    }

    private Uni<Void> append(UUID id, MolarisEvent event, String payload) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(APPEND)
                        .setParameter(1, id)
                        .setParameter(2, event.clinicId())
                        .setParameter(3, event.topic().topicName())
                        .setParameter(4, event.aggregate())
                        .setParameter(5, event.subject().toString())
                        .setParameter(6, event.type())
                        .setParameter(7, event.sequence())
                        .setParameter(8, clinic.caller().subject())
                        .setParameter(9, TraceParent.current().orElse(null))
                        .setParameter(10, payload)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private String write(MolarisEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
