package org.molaris.recall.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.recall.campaign.PreviewMessage;

/** Messages of campaigns before anybody gets them. */
@Path("/api/dental/recall-campaigns/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recall campaigns")
public class PreviewResource {

    private final PreviewMessage previewMessage;

    PreviewResource(PreviewMessage previewMessage) {
        this.previewMessage = previewMessage;
    }

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "previewRecall", summary = "A message as a patient would read it; nothing is sent")
    public Uni<PreviewView> preview(@NotNull @Valid NewPreview preview) {
        return previewMessage
                .handle(preview.messageTemplate(), preview.patientId(), preview.procedureType())
                .map(PreviewView::of);
    }
}
