package org.molaris.alfadocs;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the two numbers that nearly all paths have, and that no method asks for: {@link ArchiveFilter} compares them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ArchiveInTheDescription implements OASFilter {

    private static final List<String> NUMBERS = List.of("practiceId", "archiveId");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (AlfaDocs.isSpokenAt(path)) {
                NUMBERS.stream()
                        .filter(number -> path.contains("{" + number + "}"))
                        .forEach(number ->
                                item.getOperations().values().forEach(operation -> describe(number, operation)));
            }
        });
    }

    private static void describe(String number, Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(number)
                .in(Parameter.In.PATH)
                .required(true)
                .description("The clinic's number, as /me tells it")
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER).format("int64")));
    }
}
