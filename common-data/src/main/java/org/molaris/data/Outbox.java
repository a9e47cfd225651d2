package org.molaris.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
            select id, clinic_id, topic, aggregate, subject, type, sequence, ?2, cast(?3 as text), payload
              from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                   as event (position integer, id uuid, clinic_id uuid, topic text, aggregate text, subject text,
                             type text, sequence bigint, payload jsonb)
             order by position""";

    private final CurrentClinic clinic;
    private final ObjectMapper json;

    Outbox(CurrentClinic clinic, ObjectMapper json) {
        this.clinic = clinic;
        this.json = json;
    }

    public Uni<Void> append(MolarisEvent event) {
        return append(List.of(event));
    }

    /** With the event's id given, when something of the same id is what happened. */
    public Uni<Void> append(UUID id, MolarisEvent event) {
        return insert(rows(Stream.of(event), said -> id));
    }

    /** Several at once, in their order. */
    public Uni<Void> append(List<? extends MolarisEvent> events) {
        return insert(rows(events.stream(), event -> Ids.next()));
    }

    private Uni<Void> insert(ArrayNode rows) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(APPEND)
                        .setParameter(1, write(rows))
                        .setParameter(2, clinic.caller().subject())
                        .setParameter(3, TraceParent.current().orElse(null))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private ArrayNode rows(Stream<? extends MolarisEvent> events, Function<MolarisEvent, UUID> ids) {
        var rows = json.createArrayNode();
        events.forEach(event -> {
            row(rows, ids.apply(event), event).putRawValue("payload", new RawValue(write(event)));
            if (event.last()) {
                row(rows, Ids.next(), event).putNull("payload");
            }
        });
        return rows;
    }

    private static ObjectNode row(ArrayNode rows, UUID id, MolarisEvent event) {
        return rows.addObject()
                .put("position", rows.size())
                .put("id", id.toString())
                .put("clinic_id", event.clinicId().toString())
                .put("topic", event.topic().topicName())
                .put("aggregate", event.aggregate())
                .put("subject", event.subject().toString())
                .put("type", event.type())
                .put("sequence", event.sequence());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
