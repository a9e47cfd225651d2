package org.molaris.treatment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.treatment.plan.ChangeStep;
import org.molaris.treatment.plan.DeleteStep;
import org.molaris.web.ETags;

/** Single steps of the native API. */
@Path("/api/dental/treatment-steps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Treatment plans")
public class TreatmentStepResource {

    private final ChangeStep changeStep;
    private final DeleteStep deleteStep;

    TreatmentStepResource(ChangeStep changeStep, DeleteStep deleteStep) {
        this.changeStep = changeStep;
        this.deleteStep = deleteStep;
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "updateTreatmentStep", summary = "Change a step, move it, link it, or say how it stands")
    @APIResponseSchema(value = TreatmentStepView.class, responseCode = "200", responseDescription = "The step")
    @APIResponse(responseCode = "409", description = "It cannot be moved: its plan is cancelled")
    public Uni<RestResponse<TreatmentStepView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid TreatmentStepPatch patch) {
        return changeStep
                .handle(id, ETags.expected(ifMatch), patch::onto)
                .map(step -> ResponseBuilder.ok(TreatmentStepView.of(step))
                        .header(HttpHeaders.ETAG, ETags.of(step.version()))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "deleteTreatmentStep", summary = "Delete a step; those behind it close up")
    public Uni<Deleted> delete(@RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return deleteStep.handle(id, ETags.expected(ifMatch)).replaceWith(new Deleted(true));
    }

    /** What is said of a step that is gone. */
    @Schema(examples = "{\"ok\": true}")
    record Deleted(boolean ok) {}
}
