package org.molaris.kubernetes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every overlay is one that the cluster would take. */
class SchemasTest {

    static Stream<Manifest> manifests() {
        return Arrays.stream(Overlay.values()).flatMap(overlay -> overlay.manifests().stream());
    }

    static Stream<Manifest> oneOfEachKind() {
        return manifests()
                .collect(Collectors.toMap(Manifest::kind, m -> m, (first, second) -> first))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theClusterTakesIt(Manifest manifest) {
        assertThatCode(() -> Schemas.validate(manifest)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void refusesAFieldThatTheKindDoesNotHave(Manifest manifest) {
        var place = manifest.json().has("spec") ? (ObjectNode) manifest.json().get("spec") : manifest.json();
        place.put("replikas", 3);
        assertThatThrownBy(() -> Schemas.validate(manifest)).hasMessageContaining("replikas");
    }

    /** The guide wraps them in the same way. */
    @Test
    void alertsAreARuleOfPrometheus() throws Exception {
        var alerts = Overlay.REPOSITORY.resolve("deploy/observability/alerts.yaml");
        var rule = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: molaris\nspec:\n"
                + Files.readString(alerts).indent(2);

        Schemas.validate(Overlay.parse(rule).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, gateway, /spec, replicas",
        "HorizontalPodAutoscaler, gateway, /spec, maxReplicas",
        "Cluster, molaris-postgresql, /spec, instances",
        "Keycloak, keycloak, /spec, instances",
        "KafkaTopic, payments, /spec, partitions",
        "KafkaNodePool, nodes, /spec, replicas"
    })
    void refusesAValueOfTheWrongType(String kind, String name, String place, String field) {
        var manifest = Overlay.find(Overlay.PRODUCTION.manifests(), kind, name);
        ((ObjectNode) manifest.json().at(place)).put(field, "many");
        assertThatThrownBy(() -> Schemas.validate(manifest)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, gateway, /spec, selector",
        "HorizontalPodAutoscaler, gateway, /spec, maxReplicas",
        "Cluster, molaris-postgresql, /spec, instances",
        "Database, payment, /spec, owner",
        "ScheduledBackup, molaris-nightly, /spec, schedule"
    })
    void refusesWhatLacksWhatItMustHave(String kind, String name, String place, String field) {
        var manifest = Overlay.find(Overlay.PRODUCTION.manifests(), kind, name);
        ((ObjectNode) manifest.json().at(place)).remove(field);
        assertThatThrownBy(() -> Schemas.validate(manifest)).isNotNull();
    }
}
