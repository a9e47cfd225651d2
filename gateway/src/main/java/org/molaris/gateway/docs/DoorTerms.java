package org.molaris.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.molaris.auth.Roles;

/** What holds of an operation because it is behind the door: which credentials open it, and how the door refuses. */
final class DoorTerms {

    private static final Set<String> READING = Set.of("get", "head");

    private static final Map<String, String> REFUSALS = Map.of(
            "402", "SUBSCRIPTION_EXPIRED",
            "429", "RATE_LIMITED",
            "503", "SERVICE_UNAVAILABLE",
            "504", "GATEWAY_TIMEOUT");

    /** Platform administrators are of no clinic that could have let its subscription expire. */
    private static final String OF_CLINICS_ONLY = "402";

    /** What the operations of each dialect are refused with, by its tag. */
    private static final Map<String, Refusals> DIALECTS = Map.of(
            // Its keys have permissions instead of scopes.
            "Open Dental",
                    new Refusals(
                            "SENTENCE",
                            List.of("odfhir", "api_key"),
                            List.of("400", "401", "402", "404", "429", "503", "504")),
            "AlfaDocs",
                    new Refusals(
                            "ERROR",
                            List.of("api_key"),
                            List.of("400", "401", "402", "403", "404", "429", "503", "504")),
            "Dentalink",
                    new Refusals(
                            "PROBLEM",
                            List.of("token", "api_key"),
                            List.of("400", "401", "402", "403", "404", "429", "503", "504")));

    /** How a service tells which scopes of its own an operation needs, any one of them. */
    private static final String SCOPES = "x-scopes";

    private DoorTerms() {}

    static void addTo(String method, ObjectNode operation) {
        var roles = rolesOf(operation);
        var dialect = DIALECTS.get(operation.path("tags").path(0).asText());
        if (dialect != null) {
            dialect.addTo(operation, roles);
            return;
        }
        boolean ofThePlatform = roles.contains(Roles.PLATFORM_ADMIN);
        secure(operation, ofThePlatform ? null : READING.contains(method) ? "dental:read" : "dental:write");
        if (!roles.isEmpty()) {
            describe(operation, roles);
        }
        refuse(operation, ofThePlatform);
    }

    /** Any one of them. Which roles it takes is said in words: where scopes stand, readers take roles for scopes. */
    private static void secure(ObjectNode operation, String scope) {
        var any = operation.putArray("security");
        any.addObject().putArray("bearer");
        if (scope != null) {
            any.addObject().putArray("api_key");
            any.addObject().putArray("oauth2").add(scope);
        }
    }

    private static void describe(ObjectNode operation, List<String> roles) {
        var said = operation.path("description").asText();
        var allowed = "For: %s.".formatted(String.join(", ", roles));
        operation.put("description", said.isEmpty() ? allowed : said + "\n\n" + allowed);
    }

    private static void refuse(ObjectNode operation, boolean ofThePlatform) {
        var answers = new TreeMap<String, JsonNode>();
        REFUSALS.forEach((status, name) -> {
            if (!(ofThePlatform && status.equals(OF_CLINICS_ONLY))) {
                answers.put(status, operation.objectNode().put("$ref", References.to("responses", name)));
            }
        });
        operation.path("responses").properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        var all = operation.putObject("responses");
        answers.forEach(all::set);
    }

    private static List<String> rolesOf(ObjectNode operation) {
        var roles = new ArrayList<String>();
        operation.path("security").path(0).forEach(scheme -> scheme.forEach(role -> roles.add(role.asText())));
        return roles;
    }

    /**
     * How a dialect says no.
     *
     * @param body the component that shows its form
     * @param keys in which schemes its programs show a key
     */
    private record Refusals(String body, List<String> keys, List<String> statuses) {

        void addTo(ObjectNode operation, List<String> roles) {
            var any = operation.putArray("security");
            keys.forEach(key -> any.addObject().putArray(key));
            operation
                    .path(SCOPES)
                    .forEach(scope -> any.addObject().putArray("oauth2").add(scope.asText()));
            any.addObject().putArray("bearer");
            operation.remove(SCOPES);
            describe(operation, roles);
            var answers = operation.withObjectProperty("responses");
            answers.remove("403");
            statuses.forEach(status -> answers.putObject(status).put("$ref", References.to("responses", body)));
        }
    }
}
