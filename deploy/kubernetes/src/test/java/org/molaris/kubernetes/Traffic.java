package org.molaris.kubernetes;

import static org.molaris.kubernetes.Manifest.elements;
import static org.molaris.kubernetes.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What network policies let through between pods of one namespace. */
record Traffic(List<Manifest> manifests) {

    /** Whether one may open a connection, and the other may take it. */
    boolean passes(Map<String, String> from, Map<String, String> to, int port) {
        return rules(from, "egress").anyMatch(rule -> opens(rule, "to", to, port))
                && rules(to, "ingress").anyMatch(rule -> opens(rule, "from", from, port));
    }

    private Stream<JsonNode> rules(Map<String, String> pod, String direction) {
        return manifests.stream()
                .filter(manifest -> manifest.is("NetworkPolicy"))
                .filter(policy -> selects(policy.json().at("/spec/podSelector"), pod))
                .flatMap(policy -> elements(policy.json().path("spec").path(direction)));
    }

    private static boolean opens(JsonNode rule, String peers, Map<String, String> peer, int port) {
        var portMatches = !rule.has("ports")
                || elements(rule.path("ports"))
                        .anyMatch(open -> open.path("port").asInt() == port);
        var peerMatches = !rule.has(peers)
                || elements(rule.path(peers))
                        .filter(one -> one.has("podSelector") && !one.has("namespaceSelector"))
                        .anyMatch(one -> selects(one.path("podSelector"), peer));
        return portMatches && peerMatches;
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(strings(selector.path("matchLabels")).entrySet())
                && elements(selector.path("matchExpressions")).allMatch(expression -> selectsBy(expression, labels));
    }

    private static boolean selectsBy(JsonNode expression, Map<String, String> labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new AssertionError("No policy here has had this so far: " + expression);
        }
        return elements(expression.path("values"))
                .map(JsonNode::asText)
                .anyMatch(
                        value -> value.equals(labels.get(expression.path("key").asText())));
    }
}
