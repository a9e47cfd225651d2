package org.molaris.alfadocs;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says of each operation in the API's description which scopes {@link Needs} names: {@code x-scopes}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ScopesInTheDescription implements OASFilter {

    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final String ID = "operationId";

    private final Map<String, List<String>> scopes = new TreeMap<>();

    /** What the application's classes say. */
    public ScopesInTheDescription(IndexView classes) {
        classes.getAnnotations(DotName.createSimple(Needs.class)).forEach(this::note);
    }

    private void note(AnnotationInstance needs) {
        var operation = needs.target().asMethod().annotation(OPERATION);
        if (operation != null && operation.value(ID) != null) {
            scopes.put(operation.value(ID).asString(), List.of(needs.value().asStringArray()));
        }
    }

    @Override
    public org.eclipse.microprofile.openapi.models.Operation filterOperation(
            org.eclipse.microprofile.openapi.models.Operation operation) {
        var needed = operation.getOperationId() == null ? null : scopes.get(operation.getOperationId());
        if (needed != null) {
            operation.addExtension("x-scopes", needed);
        }
        return operation;
    }
}
