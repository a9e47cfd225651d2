package org.molaris.clinic.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Ids;
import org.molaris.events.MolarisEvent;
import org.molaris.web.TraceParent;

/** Leaves many events in the outbox in one statement. */
@ApplicationScoped
class SetupEvents {

    private static final String APPEND = """
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
            select id, current_clinic(), topic, aggregate, subject, type, sequence, ?2, cast(?3 as text), payload
              from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                   as event (id uuid, topic text, aggregate text, subject text, type text, sequence bigint, payload jsonb)""";

    private final CurrentClinic clinic;
    private final ObjectMapper json;

    SetupEvents(CurrentClinic clinic, ObjectMapper json) {
        this.clinic = clinic;
        this.json = json;
    }

    Uni<Void> append(List<MolarisEvent> events) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(APPEND)
                        .setParameter(1, write(events))
                        .setParameter(2, clinic.caller().subject())
                        .setParameter(3, TraceParent.current().orElse(null))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private String write(List<MolarisEvent> events) {
        try {
            return json.writeValueAsString(events.stream().map(Entry::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Entry(
            UUID id, String topic, String aggregate, String subject, String type, long sequence, MolarisEvent payload) {

        static Entry of(MolarisEvent event) {
            return new Entry(
                    Ids.next(),
                    event.topic().topicName(),
                    event.aggregate(),
                    event.subject().toString(),
                    event.type(),
                    event.sequence(),
                    event);
        }
    }
}
