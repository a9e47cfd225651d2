package org.molaris.clinic.rest.setup;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes what resources inherit as it is described where it is written out: {@code OperatorResource_create} becomes
 * {@code createOperator}, and may be refused for want of a credential or of a role.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class InheritedOperations implements OASFilter {

    private static final Pattern GENERATED = Pattern.compile("(\\w+)Resource_(\\w+)");

    @Override
    public Operation filterOperation(Operation operation) {
        var id = GENERATED.matcher(String.valueOf(operation.getOperationId()));
        if (id.matches()) {
            operation.setOperationId(id.group(2) + id.group(1));
            describe(operation.getResponses(), id.group(2).equals("create"));
        }
        return operation;
    }

    private static void describe(APIResponses answers, boolean creates) {
        if (creates) {
            answers.addAPIResponse("201", answers.getAPIResponse("200").description("Created"));
            answers.removeAPIResponse("200");
        }
        answers.addAPIResponse("401", OASFactory.createAPIResponse().description("Not Authorized"));
        answers.addAPIResponse("403", OASFactory.createAPIResponse().description("Not Allowed"));
    }
}
