package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** All that the tests before it have made the suite say is as the catalogue of events says. */
@OnTheSuite
@Order(Integer.MAX_VALUE - 2) // by then much has been said
class PublishedEventsTest {

    private static final int SHOWN = 20;

    private final Suite suite;
    private final JsonNode catalogue;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    PublishedEventsTest(Suite suite) {
        this.suite = suite;
        this.catalogue = strict(
                new Api(suite.gateway(), null).get("/asyncapi.json").expect(200).body());
    }

    @Test
    void everyEventIsAsTheCatalogueSays() {
        var wrong = new ArrayList<String>();
        var seen = new TreeSet<String>();
        for (var topic : Topic.values()) {
            if (topic != Topic.DEAD_LETTERS) {
                new Events(suite)
                        .all(topic).stream()
                                .filter(event -> !Events.SELF.equals(header(event, CloudEvent.SOURCE)))
                                .forEach(event -> {
                                    seen.add(header(event, CloudEvent.TYPE));
                                    wrong.addAll(faults(topic, event));
                                });
            }
        }
        assertThat(wrong.stream().distinct().limit(SHOWN)).isEmpty();
        assertThat(seen)
                .hasSizeGreaterThan(20)
                .contains("patient-registered", "payment-recorded", "appointment-booked");
    }

    private List<String> faults(Topic topic, ConsumerRecord<String, String> event) {
        var type = header(event, CloudEvent.TYPE);
        var message =
                catalogue.at("/channels/" + topic.topicName() + "/messages").path(type == null ? "" : type);
        if (message.isMissingNode()) {
            return List.of(topic.topicName() + " is not said to have " + type);
        }
        var described = catalogue.at(message.path("$ref").textValue().substring(1));
        var found = new ArrayList<>(faults(type + " headers", described.path("headers"), headersOf(event)));
        if (!event.key().equals(header(event, CloudEvent.SUBJECT))) {
            found.add(type + " has a key that is not its subject");
        }
        if (event.value() != null) {
            found.addAll(faults(type, described.path("payload"), event.value()));
        } else if (!described.path("x-tombstone-follows").asBoolean()) {
            found.add(type + " has no value");
        }
        return found;
    }

    private List<String> faults(String place, JsonNode schema, String value) {
        return schemas
                .computeIfAbsent(place, new_ -> schemaOf(schema))
                .validate(
                        value, InputFormat.JSON, run -> run.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(fault -> place + ": " + fault.getMessage())
                .toList();
    }

    private JsonSchema schemaOf(JsonNode reference) {
        var schema = Api.JSON.createObjectNode();
        schema.set("allOf", Api.JSON.createArrayNode().add(reference));
        schema.set("components", catalogue.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
    }

    /** Readers are to ignore what they do not know; here it is a mistake. */
    private static JsonNode strict(JsonNode catalogue) {
        catalogue.at("/components/schemas").forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        return catalogue;
    }

    private static String headersOf(ConsumerRecord<String, String> event) {
        var headers = StreamSupport.stream(event.headers().spliterator(), false)
                .collect(toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
        return Api.JSON.valueToTree(headers).toString();
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
