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

    private static final String OPEN_DENTAL = "Open Dental";
    private static final String ALFADOCS = "AlfaDocs";

    /** What Open Dental's programs are refused with, each in a sentence. */
    private static final List<String> SAID_IN_A_SENTENCE = List.of("400", "401", "402", "404", "429", "503", "504");

    /** What AlfaDocs' apps are refused with, each with an {@code error}. */
    private static final List<String> SAID_AS_AN_ERROR =
            List.of("400", "401", "402", "403", "404", "429", "503", "504");

    /** How a service tells which scopes of its own an operation needs, any one of them. */
    private static final String SCOPES = "x-scopes";

    private DoorTerms() {}

    static void addTo(String method, ObjectNode operation) {
        var roles = rolesOf(operation);
        if (isOf(OPEN_DENTAL, operation)) {
            addToOpenDentals(operation, roles);
            return;
        }
        if (isOf(ALFADOCS, operation)) {
            addToAlfaDocs(operation, roles);
            return;
        }
        boolean ofThePlatform = roles.contains(Roles.PLATFORM_ADMIN);
        secure(operation, ofThePlatform ? null : READING.contains(method) ? "dental:read" : "dental:write");
        if (!roles.isEmpty()) {
            describe(operation, roles);
        }
        refuse(operation, ofThePlatform);
    }

    private static boolean isOf(String tag, ObjectNode operation) {
        return operation.path("tags").path(0).asText().equals(tag);
    }

    /** Its keys have permissions instead of scopes, and its errors a form of their own. */
    private static void addToOpenDentals(ObjectNode operation, List<String> roles) {
        var any = operation.putArray("security");
        any.addObject().putArray("odfhir");
        any.addObject().putArray("api_key");
        any.addObject().putArray("bearer");
        describe(operation, roles);
        var answers = operation.withObjectProperty("responses");
        answers.remove("403");
        SAID_IN_A_SENTENCE.forEach(
                status -> answers.putObject(status).put("$ref", References.to("responses", "SENTENCE")));
    }

    /** Its apps have scopes of its own, and its errors a form. */
    private static void addToAlfaDocs(ObjectNode operation, List<String> roles) {
        var any = operation.putArray("security");
        any.addObject().putArray("api_key");
        operation
                .path(SCOPES)
                .forEach(scope -> any.addObject().putArray("oauth2").add(scope.asText()));
        any.addObject().putArray("bearer");
        operation.remove(SCOPES);
        describe(operation, roles);
        var answers = operation.withObjectProperty("responses");
        SAID_AS_AN_ERROR.forEach(status -> answers.putObject(status).put("$ref", References.to("responses", "ERROR")));
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
}
