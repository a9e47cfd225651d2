package org.molaris.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One rendered object, and where the things stand in it that several rules look at. */
record Manifest(ObjectNode json) {

    String kind() {
        return json.path("kind").asText();
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    boolean is(String kind) {
        return kind.equals(kind());
    }

    /** Whether pods come of it that are written down here. */
    boolean runsPods() {
        return is("Deployment") || is("StatefulSet") || is("Job");
    }

    JsonNode pod() {
        return json.at("/spec/template/spec");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(elements(pod().path("initContainers")), elements(pod().path("containers")));
    }

    Map<String, String> podLabels() {
        return strings(json.at("/spec/template/metadata/labels"));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, String> strings(JsonNode object) {
        var strings = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
