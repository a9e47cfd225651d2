package org.molaris.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.kubernetes.Manifest.elements;
import static org.molaris.kubernetes.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.molaris.events.Topic;

/** What is deployed agrees with what the parts are. */
class AgreementTest {

    /** Read by the JVM, by Quarkus or by Kafka's clients. */
    private static final Pattern READ_BY_OTHERS = Pattern.compile("JDK_JAVA_OPTIONS"
            + "|QUARKUS_(HTTP_HOST|HTTP_PORT|MANAGEMENT_HOST|INIT_AND_EXIT)"
            + "|KAFKA_(BOOTSTRAP_SERVERS|SECURITY_PROTOCOL|SSL_(KEYSTORE|TRUSTSTORE)_(TYPE|LOCATION|PASSWORD))");

    /** Who writes what: each topic has one owner. Dead letters and who looked at what are every service's. */
    private static final Map<String, Set<Topic>> WRITES = Map.of(
            "clinic-service", Set.of(Topic.CLINICS, Topic.PATIENTS, Topic.APPOINTMENTS, Topic.CREDENTIALS),
            "treatment-service", Set.of(Topic.TREATMENTS),
            "payment-service", Set.of(Topic.PAYMENTS, Topic.PAYMENT_REMINDERS),
            "recall-service", Set.of(Topic.RECALLS, Topic.RECALLS_DUE, Topic.PATIENT_REQUESTS),
            "gateway", Set.of());

    private final List<Manifest> production = Overlay.PRODUCTION.manifests();

    static Stream<Part> parts() {
        return Part.all();
    }

    @Test
    void topicsAreThoseOfTheSuite() {
        var deployed = production.stream()
                .filter(manifest -> manifest.is("KafkaTopic"))
                .collect(Collectors.toMap(Manifest::name, topic -> topic.json().path("spec")));

        assertThat(deployed.keySet())
                .isEqualTo(Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet()));
        for (var topic : Topic.values()) {
            var spec = deployed.get(topic.topicName());
            var settings = new HashMap<>(topic.settings());
            settings.put("min.insync.replicas", "2");
            assertThat(strings(spec.path("config"))).as(topic.topicName()).isEqualTo(settings);
            assertThat(spec.path("partitions").asInt()).isEqualTo(12);
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
        }
    }

    @Test
    void oneMachineHasTheSameTopics() {
        var script = Overlay.find(Overlay.LOCAL.manifests(), "ConfigMap", "kafka-topics")
                .json()
                .at("/data/create.sh")
                .asText();
        var created = new TreeMap<String, Set<String>>();
        Pattern.compile("(?m)^create ([a-z-]+) (.*)$")
                .matcher(script)
                .results()
                .forEach(found -> created.put(
                        found.group(1),
                        Set.of(found.group(2).replace("--config ", "").split(" ", -1))));

        assertThat(created)
                .isEqualTo(Arrays.stream(Topic.values())
                        .collect(Collectors.toMap(
                                Topic::topicName,
                                topic -> topic.settings().entrySet().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.toSet()))));
    }

    /** With the order of C alone, an Í has no lower case, and a patient named GARCÍA is not found. */
    @Test
    void databasesKnowLettersAsThoseOfTheLauncherDo() {
        var cluster = strings(
                Overlay.find(production, "Cluster", "molaris-postgresql").json().at("/spec/bootstrap/initdb"));
        var local = Overlay.find(Overlay.LOCAL.manifests(), "StatefulSet", "postgresql")
                .containers()
                .flatMap(container -> elements(container.path("env")))
                .filter(variable -> variable.path("name").asText().equals("POSTGRES_INITDB_ARGS"))
                .map(variable -> variable.path("value").asText())
                .toList();

        assertThat(cluster)
                .containsEntry("encoding", "UTF8")
                .containsEntry("locale", "C")
                .containsEntry("localeProvider", "builtin")
                .containsEntry("builtinLocale", "C.UTF-8");
        assertThat(local)
                .containsExactly("--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void mayReadAndWriteOnKafkaWhatItDoesAndNothingElse(Part part) {
        var expected = new TreeSet<String>();
        part.hears().forEach((topic, groups) -> {
            expected.addAll(Set.of("topic " + topic + " Read", "topic " + topic + " Describe"));
            groups.forEach(group -> expected.add("group " + group + " Read"));
        });
        var writes = WRITES.get(part.name()).stream().map(Topic::topicName);
        var ofEveryService =
                Part.SERVICES.contains(part) ? Stream.of("dead-letters", "record-reads") : Stream.<String>empty();
        Stream.concat(writes, ofEveryService)
                .forEach(topic -> expected.addAll(Set.of("topic " + topic + " Write", "topic " + topic + " Describe")));

        var granted = new TreeSet<String>();
        var user = Overlay.find(production, "KafkaUser", part.name());
        elements(user.json().at("/spec/authorization/acls"))
                .forEach(right -> elements(right.path("operations"))
                        .forEach(operation ->
                                granted.add(right.at("/resource/type").asText() + " "
                                        + right.at("/resource/name").asText() + " " + operation.asText())));
        assertThat(granted).isEqualTo(expected);
        assertThat(elements(user.json().at("/spec/authorization/acls"))
                        .map(right -> right.at("/resource/patternType").asText()))
                .containsOnly("literal");
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsOneThatThePartReads(Overlay overlay) {
        var manifests = overlay.manifests();
        manifests.stream()
                .filter(manifest -> manifest.is("Deployment") || manifest.name().endsWith("-migration"))
                .forEach(workload -> {
                    var part = new Part(workload.name().replace("-migration", ""));
                    var known = part.variables();
                    assertThat(variables(workload, manifests))
                            .as(workload.toString())
                            .isNotEmpty()
                            .allMatch(
                                    variable -> READ_BY_OTHERS.matcher(variable).matches()
                                            || known.contains(variable)
                                            || known.contains(variable.replace("_KEYCLOAK_", "_<NAME>_")));
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "PRODUCTION"})
    void partsReachEachOtherWhereOneAsksTheOther(Overlay overlay) {
        var manifests = overlay.manifests();
        var traffic = new Traffic(manifests);
        for (var from : Part.all().toList()) {
            var reached = Part.all()
                    .map(Part::name)
                    .filter(to -> !to.equals(from.name()) && !to.equals("gateway"))
                    .filter(to -> traffic.passes(labels(manifests, from.name()), labels(manifests, to), 8080))
                    .collect(Collectors.toSet());
            assertThat(reached).as(from.name()).isEqualTo(from.asks());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "PRODUCTION"})
    void partsAreToldWhereThoseAreThatTheyAsk(Overlay overlay) {
        var manifests = overlay.manifests();
        Part.all().forEach(part -> {
            var deployment = Overlay.find(manifests, "Deployment", part.name());
            var suffix = part.equals(Part.GATEWAY) ? "-pods:8080" : ":8080";
            var addresses = deployment
                    .containers()
                    .flatMap(container -> elements(container.path("env")))
                    .filter(variable -> variable.path("name").asText().matches("MOLARIS_.*_SERVICE_URL"))
                    .map(variable -> variable.path("value").asText())
                    .toList();
            assertThat(addresses)
                    .containsExactlyInAnyOrderElementsOf(part.asks().stream()
                            .map(other -> "http://" + other + suffix)
                            .toList());
        });
    }

    @Test
    void servicesAloneReachTheDatabaseAndAllReachKafka() {
        var manifests = Overlay.LOCAL.manifests();
        var traffic = new Traffic(manifests);
        var postgresql = Overlay.find(manifests, "StatefulSet", "postgresql").podLabels();
        var kafka = Overlay.find(manifests, "StatefulSet", "kafka").podLabels();
        Part.all().forEach(part -> {
            var pod = labels(manifests, part.name());
            assertThat(traffic.passes(pod, postgresql, 5432)).as(part.name()).isEqualTo(!part.equals(Part.GATEWAY));
            assertThat(traffic.passes(pod, kafka, 9092)).as(part.name()).isTrue();
            assertThat(traffic.passes(kafka, pod, 8080)).as(part.name()).isFalse();
        });
    }

    private static Map<String, String> labels(List<Manifest> manifests, String part) {
        return Overlay.find(manifests, "Deployment", part).podLabels();
    }

    private static Set<String> variables(Manifest workload, List<Manifest> manifests) {
        var variables = new TreeSet<String>();
        workload.containers().forEach(container -> {
            elements(container.path("env"))
                    .map(one -> one.path("name").asText())
                    .forEach(variables::add);
            elements(container.path("envFrom"))
                    .map(from -> from.at("/configMapRef/name").asText())
                    .map(name ->
                            Overlay.find(manifests, "ConfigMap", name).json().path("data"))
                    .map(JsonNode::fieldNames)
                    .forEach(names -> names.forEachRemaining(variables::add));
        });
        return variables;
    }
}
