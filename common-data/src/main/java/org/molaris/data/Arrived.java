package org.molaris.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.molaris.events.CloudEvent;

/** An event as it came from Kafka: whose it is, and the row that an effect reads. The data goes on as it was written. */
record Arrived(ConsumerRecord<String, String> received, UUID clinicId, ObjectNode row) {

    /** One value and nothing behind it: the text goes on as it is. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Throws {@link IllegalArgumentException} for a record that is no event of ours. */
    static Arrived of(ConsumerRecord<String, String> received) {
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.fromString(header(received, CloudEvent.ID)).toString())
                .put("type", header(received, CloudEvent.TYPE))
                .put("subject", header(received, CloudEvent.SUBJECT))
                .put("sequence", Long.parseLong(header(received, CloudEvent.SEQUENCE)))
                .put("time", header(received, CloudEvent.TIME))
                .put("actor", optional(received, CloudEvent.ACTOR))
                .put("origin", optional(received, CloudEvent.ORIGIN));
        if (received.value() == null) {
            row.putNull("data");
        } else {
            row.putRawValue("data", new RawValue(valid(received.value())));
        }
        return new Arrived(received, UUID.fromString(header(received, CloudEvent.CLINIC_ID)), row);
    }

    /** The rows of several, as the one parameter of a statement. */
    static String asJson(List<Arrived> events) {
        var rows = JsonNodeFactory.instance.arrayNode();
        events.forEach(event -> rows.add(event.row()));
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String valid(String data) {
        try {
            if (!JSON.readTree(data).isObject()) {
                throw new IllegalArgumentException("The data is no object");
            }
            return data;
        } catch (JsonProcessingException e) {
            // Without what was sent: it goes into logs, where no text of a patient belongs.
            throw new IllegalArgumentException("The data is not JSON, from character %d on"
                    .formatted(e.getLocation().getCharOffset()));
        }
    }

    private static String header(ConsumerRecord<String, String> received, String name) {
        var value = optional(received, name);
        if (value == null) {
            throw new IllegalArgumentException("The header " + name + " is missing");
        }
        return value;
    }

    private static String optional(ConsumerRecord<String, String> received, String name) {
        var header = received.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
