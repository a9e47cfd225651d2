package org.molaris.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.kubernetes.client.openapi.JSON;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the API server and the operators would say to a manifest: a field unknown, of the wrong type, or missing. */
final class Schemas {

    /** Their models are the source of their CRDs. */
    private static final Map<String, Class<?>> MODELS = Map.of(
            "HTTPRoute", HTTPRoute.class,
            "PodMonitor", PodMonitor.class,
            "PrometheusRule", PrometheusRule.class,
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    /** No model of these is on Maven Central: what we use of them is written down in schemas. */
    private static final Set<String> OWN = Set.of("Cluster", "Database", "ScheduledBackup", "ObjectStore", "Keycloak");

    private static final Set<String> BUILT_IN_GROUPS = Set.of("apps", "autoscaling", "batch", "policy");

    /** Models keep what they do not know for later; here it is to be refused. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingUnknown())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Schemas() {}

    /** Fails with what is wrong. */
    static void validate(Manifest manifest) throws IOException {
        if (MODELS.containsKey(manifest.kind())) {
            STRICT.treeToValue(manifest.json(), MODELS.get(manifest.kind()));
        } else if (OWN.contains(manifest.kind())) {
            validateByOwnSchema(manifest);
        } else {
            validateByKubernetes(manifest);
        }
    }

    private static void validateByOwnSchema(Manifest manifest) throws IOException {
        var file = Overlay.HERE.resolve("src/test/resources/schemas/" + manifest.kind() + ".yaml");
        JsonNode schema = Overlay.YAML.readTree(Files.readString(file));
        var faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(manifest.json());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(ValidationMessage::getMessage).toList().toString());
        }
    }

    private static void validateByKubernetes(Manifest manifest) {
        var group = manifest.apiVersion().split("/", -1);
        if (group.length > 1 && !BUILT_IN_GROUPS.contains(group[0]) && !group[0].endsWith(".k8s.io")) {
            throw new IllegalArgumentException("Nobody knows a " + manifest.apiVersion() + " " + manifest.kind());
        }
        var version = group[group.length - 1];
        var name = "io.kubernetes.client.openapi.models."
                + version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + manifest.kind();
        var text = manifest.json().toString();
        try {
            var model = Class.forName(name);
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, JsonParser.parseString(text));
            var unused = JSON.getGson().fromJson(text, model);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** Takes the place away where models keep unknown fields. */
    private static final class NothingUnknown extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
