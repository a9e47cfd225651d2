package org.molaris.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PAYMENTS = """
            {"openapi": "3.1.0", "info": {"title": "Payments", "version": "1"},
             "tags": [{"name": "Payment plans"}],
             "paths": {
              "/api/dental/payment-plans": {
               "get": {"operationId": "list", "tags": ["Payment plans"], "security": [{"any": ["owner", "viewer"]}],
                "responses": {"200": {"description": "Plans", "content": {"application/json": {"schema":
                 {"$ref": "#/components/schemas/PlanList"}}}}, "403": {"$ref": "#/components/responses/FORBIDDEN"}}},
               "post": {"operationId": "createPaymentPlan", "description": "With instalments.", "tags": ["Payment plans"],
                "security": [{"any": ["owner"]}], "responses": {"429": {"description": "Its own"}}}},
              "/internal/plans": {"get": {"operationId": "inside", "responses": {"200": {"description": "x",
               "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Inside"}}}}}}}},
             "components": {
              "responses": {"FORBIDDEN": {"description": "No"}},
              "schemas": {
               "Inside": {"type": "object"},
               "PlanList": {"type": "object", "properties": {"plans": {"type": "array", "items": {"$ref": "#/components/schemas/Plan"}}}},
               "Plan": {"type": "object", "properties": {"id": {"$ref": "#/components/schemas/Shared"}, "status": {"$ref": "#/components/schemas/Status"}}},
               "Status": {"type": "string", "enum": ["active", "paid"]},
               "Shared": {"type": "string"}}}}""";

    /** Its plans are the same to the letter, but for what their status may be. */
    private static final String TREATMENTS = PAYMENTS.replace("payment-plans", "treatment-plans")
            .replace("createPaymentPlan", "createTreatmentPlan")
            .replace("Payment plans", "Something new")
            .replace("\"paid\"", "\"completed\"");

    @Test
    void itHasThePathsThatLeadToEachServiceAndNoOthers() {
        var merged = merge(PAYMENTS, TREATMENTS);

        assertThat(namesIn(merged.at("/paths")))
                .containsExactly("/api/dental/payment-plans", "/api/dental/treatment-plans");
        assertThat(merged.toString()).doesNotContain("internal", "inside", "Inside");
    }

    @Test
    void nobodyDescribesThePathsOfAnother() {
        var merged = merge(PAYMENTS, PAYMENTS);

        assertThat(namesIn(merged.at("/paths"))).containsExactly("/api/dental/payment-plans");
        assertThat(namesIn(merged.at("/components/schemas"))).contains("Plan").doesNotContain("PaymentPlan");
    }

    @Test
    void whatIsTheSameIsThereOnceAndWhatDiffersIsNamedApart() {
        var schemas = merge(PAYMENTS, TREATMENTS).at("/components/schemas");

        assertThat(namesIn(schemas))
                .containsExactlyInAnyOrder(
                        "ApiError",
                        "Instant",
                        "LocalDate",
                        "Shared",
                        "UUID",
                        "PaymentPlan",
                        "PaymentPlanList",
                        "PaymentStatus",
                        "TreatmentPlan",
                        "TreatmentPlanList",
                        "TreatmentStatus");
        assertThat(schemas.at("/PaymentStatus/enum/1").asText()).isEqualTo("paid");
        assertThat(schemas.at("/TreatmentPlan/properties/status/$ref").asText())
                .isEqualTo("#/components/schemas/TreatmentStatus");
        assertThat(schemas.at("/TreatmentPlan/properties/id/$ref").asText()).isEqualTo("#/components/schemas/Shared");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var merged = merge(PAYMENTS, TREATMENTS);

        assertThat(References.in(merged))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                merged.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        var ids = new ArrayList<String>();
        merge(PAYMENTS, TREATMENTS)
                .path("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.path("operationId").asText())));

        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "Payment_list", "createPaymentPlan", "Treatment_list", "createTreatmentPlan");
    }

    @Test
    void everyOperationSaysWhichCredentialsOpenItAndForWhom() {
        var plans = merge(PAYMENTS, TREATMENTS).path("paths").path("/api/dental/payment-plans");

        assertThat(plans.at("/get/security")).isEqualTo(json("""
                [{"bearer": []}, {"api_key": []}, {"oauth2": ["dental:read"]}]"""));
        assertThat(plans.at("/post/security/2/oauth2/0").asText()).isEqualTo("dental:write");
        assertThat(plans.at("/get/description").asText()).isEqualTo("For: owner, viewer.");
        assertThat(plans.at("/post/description").asText()).isEqualTo("With instalments.\n\nFor: owner.");
    }

    @Test
    void theDoorsRefusalsAreDescribedOnce() {
        var merged = merge(PAYMENTS, TREATMENTS);

        assertThat(merged.at("/components/responses/FORBIDDEN/content/application~1json/examples")
                        .has("plan"))
                .isTrue();
        var answers = merged.path("paths").path("/api/dental/payment-plans");
        assertThat(namesIn(answers.at("/get/responses"))).containsExactly("200", "402", "403", "429", "503", "504");
        assertThat(answers.at("/get/responses/402/$ref").asText())
                .isEqualTo("#/components/responses/SUBSCRIPTION_EXPIRED");
        assertThat(answers.at("/post/responses/429/description").asText()).isEqualTo("Its own");
    }

    @Test
    void administratorsOfThePlatformComeWithATokenOnly() {
        var clinics = """
                {"paths": {"/api/clinics": {"get": {"operationId": "listClinics", "security": [{"any": ["platform-admin"]}],
                 "responses": {"200": {"description": "x"}}}}}}""";

        var list = MergedDescription.of(frame(), Map.of("clinic-service", json(clinics)), (service, path) -> true)
                .path("paths")
                .path("/api/clinics")
                .path("get");

        assertThat(list.path("security")).isEqualTo(json("[{\"bearer\": []}]"));
        assertThat(list.path("responses").has("402")).isFalse();
    }

    @Test
    void openDentalsOperationsHaveItsCredentialsAndRefuseInSentences() {
        var appointments = """
                {"paths": {"/opendental/api/v1/appointments": {"post": {"operationId": "book", "tags": ["Open Dental"],
                 "security": [{"any": ["owner"]}],
                 "responses": {"201": {"description": "x"}, "403": {"description": "y"}}}}}}""";

        var merged =
                MergedDescription.of(frame(), Map.of("clinic-service", json(appointments)), (service, path) -> true);

        var book = merged.path("paths").path("/opendental/api/v1/appointments").path("post");
        assertThat(book.path("security")).isEqualTo(json("[{\"odfhir\": []}, {\"api_key\": []}, {\"bearer\": []}]"));
        assertThat(book.path("description").asText()).isEqualTo("For: owner.");
        assertThat(namesIn(book.path("responses")))
                .contains("201", "401", "429")
                .doesNotContain("403");
        assertThat(book.at("/responses/404/$ref").asText()).isEqualTo("#/components/responses/SENTENCE");
        assertThat(merged.path("x-tagGroups").get(0).path("tags").get(0).asText())
                .isEqualTo("Open Dental");
    }

    @Test
    void alfaDocsOperationsHaveItsScopesAndRefuseWithAnError() {
        var patients = """
                {"paths": {"/alfadocs/api/v1/practices/{practiceId}/archives/{archiveId}/patients": {"get": {
                 "operationId": "search", "tags": ["AlfaDocs"], "x-scopes": ["patient:list"],
                 "security": [{"any": ["owner", "viewer"]}], "responses": {"200": {"description": "x"}}}}}}""";

        var merged = MergedDescription.of(frame(), Map.of("clinic-service", json(patients)), (service, path) -> true);

        var search = merged.path("paths")
                .path("/alfadocs/api/v1/practices/{practiceId}/archives/{archiveId}/patients")
                .path("get");
        assertThat(search.path("security"))
                .isEqualTo(json("[{\"api_key\": []}, {\"oauth2\": [\"patient:list\"]}, {\"bearer\": []}]"));
        assertThat(search.has("x-scopes")).isFalse();
        assertThat(search.path("description").asText()).isEqualTo("For: owner, viewer.");
        assertThat(search.at("/responses/403/$ref").asText()).isEqualTo("#/components/responses/ERROR");
        assertThat(merged.at("/components/securitySchemes/oauth2/flows/authorizationCode/scopes")
                        .has("patient:list"))
                .isTrue();
    }

    @Test
    void dentalinksOperationsHaveItsTokenAndRefuseWithAProblem() {
        var appointments = """
                {"paths": {"/dentalink/api/v1/citas": {"post": {"operationId": "citas", "tags": ["Dentalink"],
                 "security": [{"any": ["owner"]}], "responses": {"201": {"description": "x"}}}}}}""";

        var merged =
                MergedDescription.of(frame(), Map.of("clinic-service", json(appointments)), (service, path) -> true);

        var book = merged.path("paths").path("/dentalink/api/v1/citas").path("post");
        assertThat(book.path("security")).isEqualTo(json("[{\"token\": []}, {\"api_key\": []}, {\"bearer\": []}]"));
        assertThat(book.at("/responses/404/$ref").asText()).isEqualTo("#/components/responses/PROBLEM");
    }

    @Test
    void tagsAreOrderedAndAnUnknownOneComesLast() {
        var merged = merge(PAYMENTS, TREATMENTS);

        assertThat(merged.at("/tags/0/name").asText()).isEqualTo("Payment plans");
        assertThat(merged.at("/tags/0/description").asText()).isNotEmpty();
        assertThat(merged.at("/tags/1/name").asText()).isEqualTo("Something new");
        assertThat(merged.path("x-tagGroups")).isEqualTo(json("""
                [{"name": "Payments", "tags": ["Payment plans"]}, {"name": "More", "tags": ["Something new"]}]"""));
    }

    @Test
    void theOrderInWhichServicesAnswerDoesNotMatter() {
        var oneWay = new LinkedHashMap<String, JsonNode>();
        oneWay.put("payment-service", json(PAYMENTS));
        oneWay.put("treatment-service", json(TREATMENTS));
        var otherWay = new LinkedHashMap<String, JsonNode>();
        otherWay.put("treatment-service", json(TREATMENTS));
        otherWay.put("payment-service", json(PAYMENTS));

        assertThat(merge(oneWay).toString()).isEqualTo(merge(otherWay).toString());
        assertThat(merge(oneWay)).isEqualTo(merge(oneWay));
    }

    private static JsonNode merge(String payments, String treatments) {
        return merge(Map.of("payment-service", json(payments), "treatment-service", json(treatments)));
    }

    private static JsonNode merge(Map<String, JsonNode> documents) {
        return MergedDescription.of(
                frame(),
                documents,
                (service, path) -> path.startsWith("/api/dental/" + service.replace("-service", "-plans")));
    }

    private static ObjectNode frame() {
        try (var file = MergedDescription.class.getResourceAsStream("description.json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> namesIn(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
