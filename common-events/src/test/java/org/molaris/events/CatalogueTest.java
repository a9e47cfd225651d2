package org.molaris.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The catalogue says of every event what its record says, no more and no less, and goes back on nothing. */
class CatalogueTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CATALOGUE = read(Catalogue.document());
    private static final JsonNode MESSAGES = CATALOGUE.at("/components/messages");
    private static final JsonNode SCHEMAS = CATALOGUE.at("/components/schemas");

    /** What was promised so far, a line each. */
    private static final Path PROMISED = Path.of("..", "docs", "events", "promised.txt");

    private static final Set<String> HEADERS = Set.of("CloudEventHeaders", "DeadLetterHeaders");

    private static final Map<Type, String> TYPES = Map.of(
            UUID.class, "string uuid",
            Instant.class, "string date-time",
            LocalDate.class, "string date",
            LocalTime.class, "string",
            String.class, "string",
            BigDecimal.class, "number",
            Integer.class, "integer",
            Long.class, "integer",
            Change.class, "string");
    private static final Map<Type, String> NEVER_NULL =
            Map.of(int.class, "integer", long.class, "integer", boolean.class, "boolean");

    @Test
    void everyTopicIsAChannelThatIsKeptAsItSays() {
        assertThat(names(CATALOGUE.path("channels")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::topicName).toList());
        for (var topic : Topic.values()) {
            var channel = CATALOGUE.path("channels").path(topic.topicName());
            assertThat(channel.path("address").textValue()).isEqualTo(topic.topicName());
            var kept = channel.at("/bindings/kafka/topicConfiguration");
            assertThat(kept.at("/cleanup.policy/0").textValue())
                    .isEqualTo(topic.settings().get("cleanup.policy"));
            assertThat(kept.path("retention.ms").asText(null))
                    .as("retention of %s", topic)
                    .isEqualTo(topic.settings().get("retention.ms"));
        }
    }

    @Test
    void everyEventIsAMessageOnItsTopicWithItsRecordAsPayload() {
        var described = new TreeSet<>(names(MESSAGES));
        described.remove("dead-letter");
        var possible = new TreeMap<String, MolarisEvent>();
        for (var record : records(MolarisEvent.class::isAssignableFrom)) {
            var types = typesOf(record);
            assertThat(types.keySet()).as("types of %s", record).anyMatch(described::contains);
            possible.putAll(types);
        }
        assertThat(possible.keySet()).containsAll(described);
        for (var type : described) {
            var event = possible.get(type);
            assertThat(MESSAGES.at("/" + type + "/payload/$ref").textValue())
                    .isEqualTo(ref(event.getClass().getSimpleName()));
            assertThat(CATALOGUE
                            .at("/channels/" + event.topic().topicName() + "/messages/" + type + "/$ref")
                            .textValue())
                    .isEqualTo("#/components/messages/" + type);
        }
    }

    @Test
    void everyFieldIsThatOfTheRecordAndSaysWhatItMeansAndWhyItIsThere() {
        var described = new TreeSet<>(names(SCHEMAS));
        described.removeAll(HEADERS);
        var records = records(record -> true);
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(Class::getSimpleName).toList());
        for (var record : records) {
            var schema = SCHEMAS.path(record.getSimpleName());
            var fields = Arrays.stream(record.getRecordComponents())
                    .collect(Collectors.toMap(CatalogueTest::nameOf, component -> component));
            assertThat(names(schema.path("properties"))).containsExactlyInAnyOrderElementsOf(fields.keySet());
            assertThat(texts(schema.path("required"))).containsExactlyInAnyOrderElementsOf(fields.keySet());
            fields.forEach((name, component) -> {
                var field = schema.path("properties").path(name);
                var place = record.getSimpleName() + "." + name;
                assertThat(typeOf(field).replace(" or null", ""))
                        .as(place)
                        .isEqualTo(expected(component.getGenericType()));
                if (NEVER_NULL.containsKey(component.getType())) {
                    assertThat(typeOf(field)).as(place).doesNotContain("null");
                }
                if (!field.has("$ref")) {
                    assertThat(field.path("description").asText()).as(place).isNotBlank();
                    assertThat(field.path("x-why").asText()).as(place).isNotBlank();
                }
            });
        }
    }

    @Test
    void everyExampleIsWhatItIsAnExampleOf() {
        for (var name : names(MESSAGES)) {
            var message = MESSAGES.path(name);
            for (var example : message.path("examples")) {
                for (var part : List.of("headers", "payload")) {
                    assertThat(schemaOf(message.path(part))
                                    .validate(
                                            example.path(part).toString(),
                                            InputFormat.JSON,
                                            run -> run.getExecutionConfig().setFormatAssertionsEnabled(true)))
                            .as("%s of %s", part, name)
                            .isEmpty();
                }
            }
            assertThat(message.has("examples")).as(name).isEqualTo(!name.equals("dead-letter"));
        }
    }

    private static JsonSchema schemaOf(JsonNode reference) {
        var schema = JSON.createObjectNode();
        schema.set("allOf", JSON.createArrayNode().add(reference));
        schema.set("components", CATALOGUE.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
    }

    /** Who reads events was promised what they look like: lines are added to that file, and none ever goes. */
    @Test
    void whatWasPromisedStays() throws IOException {
        var promised = new TreeSet<>(Files.readAllLines(PROMISED));
        var now = promises();
        assertThat(now)
                .as("A field, an event or a value is gone, has another name or type, or null means something else now")
                .containsAll(promised);
        assertThat(promised)
                .as("What is new is promised from now on: add it to docs/events/promised.txt")
                .containsAll(now);
    }

    private static Set<String> promises() {
        var lines = new TreeSet<String>();
        CATALOGUE
                .path("channels")
                .properties()
                .forEach(channel -> names(channel.getValue().path("messages"))
                        .forEach(message -> lines.add("topic " + channel.getKey() + ": " + message)));
        MESSAGES.properties()
                .forEach(message -> lines.add("event " + message.getKey() + ": "
                        + typeOf(message.getValue().path("payload"))));
        SCHEMAS.properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(field -> {
                            var place = "field " + schema.getKey() + "." + field.getKey() + ": ";
                            lines.add(place + typeOf(field.getValue()));
                            field.getValue()
                                    .path("enum")
                                    .forEach(value -> lines.add(place + "one is " + value.asText()));
                        }));
        return lines;
    }

    /** In words, such as {@code string uuid or null} or {@code array of PhoneState}. */
    private static String typeOf(JsonNode schema) {
        if (schema.has("$ref")) {
            var ref = schema.path("$ref").textValue();
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
        if (schema.has("allOf")) {
            return typeOf(schema.at("/allOf/0"));
        }
        if (schema.has("oneOf")) {
            return typeOf(schema.at("/oneOf/0")) + " or null";
        }
        var types = schema.path("type").isArray()
                ? texts(schema.path("type"))
                : List.of(schema.path("type").asText());
        var type = types.get(0)
                + (schema.has("format") ? " " + schema.path("format").textValue() : "");
        return (types.get(0).equals("array") ? "array of " + typeOf(schema.path("items")) : type)
                + (types.contains("null") ? " or null" : "");
    }

    private static String expected(Type type) {
        if (type instanceof ParameterizedType list) {
            return "array of " + expected(list.getActualTypeArguments()[0]);
        }
        var known = TYPES.getOrDefault(type, NEVER_NULL.get(type));
        return known == null ? ((Class<?>) type).getSimpleName() : known;
    }

    /** What an event of the record may be called, each with one that says nothing else. */
    private static Map<String, MolarisEvent> typesOf(Class<?> record) {
        var changes = KeptEvent.class.isAssignableFrom(record) ? Change.values() : new Change[1];
        return Arrays.stream(changes)
                .map(change -> empty(record, change))
                .collect(Collectors.toMap(MolarisEvent::type, event -> event));
    }

    private static MolarisEvent empty(Class<?> record, Change change) {
        var values = Arrays.stream(record.getRecordComponents())
                .map(component -> component.getType() == Change.class ? change : null)
                .toArray();
        try {
            var constructor = record.getDeclaredConstructor(Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return (MolarisEvent) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> records(Predicate<Class<?>> wanted) {
        try {
            var root = Path.of(Catalogue.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root)) {
                var found = new ArrayList<Class<?>>();
                for (var file :
                        files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    var name =
                            root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                    var type = Class.forName(name);
                    if (type.isRecord() && wanted.test(type)) {
                        found.add(type);
                    }
                }
                return found;
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String ref(String schema) {
        return "#/components/schemas/" + schema;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
