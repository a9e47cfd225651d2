package org.molaris.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes how the native API refuses, and the {@code Idempotency-Key}, which are the same everywhere. A resource declares
 * only what is peculiar to it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiRefusals implements OASFilter {

    private static final String ERROR = "ApiError";

    /** What Quarkus says by itself of what it finds in annotations. */
    private static final Set<String> GENERATED = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(ERROR, error());
        for (var refusal : Refusal.values()) {
            api.getComponents().addResponse(refusal.code, refusal.described(refusal.sentence));
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (EmptyParameters.isNative(path)) {
                item.getOperations().forEach((method, operation) -> describe(path, method, operation));
            }
        });
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        if (method == HttpMethod.POST) {
            operation.addParameter(idempotencyKey());
        }
        var answers = operation.getResponses();
        for (var refusal : Refusal.values()) {
            var declared = answers.getAPIResponse(refusal.status);
            if (declared != null && !GENERATED.contains(declared.getDescription())) {
                answers.addAPIResponse(refusal.status, refusal.described(declared.getDescription()));
            } else if (declared != null || refusal.mayBe(path, method, operation)) {
                answers.addAPIResponse(
                        refusal.status, OASFactory.createAPIResponse().ref(refusal.code));
            }
        }
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("What is sent again under the same key within 24 hours is done once and answered the same")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(255));
    }

    private static Schema error() {
        var detail = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text())
                .addProperty("message", text());
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("One sentence for people, the same for programs, and which fields are meant")
                .addProperty("error", text())
                .addProperty("code", text())
                .addProperty(
                        "details",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(detail))
                .required(List.of("error", "code"))
                .addExample(Refusal.NOT_VALID.example());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private enum Refusal {
        NOT_VALID("400", "VALIDATION_FAILED", "The request is not valid") {
            @Override
            boolean mayBe(String path, HttpMethod method, Operation operation) {
                return operation.getRequestBody() != null || operation.getParameters() != null;
            }

            @Override
            Map<String, Object> example() {
                var example = super.example();
                example.put("details", List.of(Map.of("field", "title", "message", "must not be blank")));
                return example;
            }
        },
        UNAUTHENTICATED("401", "UNAUTHENTICATED", "A valid credential is required"),
        FORBIDDEN("403", "FORBIDDEN", "Your role does not allow this"),
        NOT_FOUND("404", "NOT_FOUND", "The clinic has no such thing") {
            @Override
            boolean mayBe(String path, HttpMethod method, Operation operation) {
                return path.contains("{");
            }
        },
        CONFLICT("409", "IDEMPOTENCY_KEY_IN_USE", "The first request under the Idempotency-Key is still under way") {
            @Override
            boolean mayBe(String path, HttpMethod method, Operation operation) {
                return method == HttpMethod.POST;
            }
        },
        STALE("412", "PRECONDITION_FAILED", "It has changed since the version that If-Match names") {
            @Override
            boolean mayBe(String path, HttpMethod method, Operation operation) {
                return operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()));
            }
        },
        KEY_REUSED("422", "IDEMPOTENCY_KEY_REUSED", "The Idempotency-Key was used for another request") {
            @Override
            boolean mayBe(String path, HttpMethod method, Operation operation) {
                return method == HttpMethod.POST;
            }
        };

        private final String status;
        private final String code;
        private final String sentence;

        Refusal(String status, String code, String sentence) {
            this.status = status;
            this.code = code;
            this.sentence = sentence;
        }

        /** Whether it may happen to an operation that does not say so itself. */
        boolean mayBe(String path, HttpMethod method, Operation operation) {
            return false;
        }

        Map<String, Object> example() {
            var example = new LinkedHashMap<String, Object>();
            example.put("error", sentence);
            example.put("code", code);
            return example;
        }

        APIResponse described(String because) {
            return OASFactory.createAPIResponse()
                    .description(because)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    MediaType.APPLICATION_JSON,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref(ERROR))
                                            .example(example())));
        }
    }
}
