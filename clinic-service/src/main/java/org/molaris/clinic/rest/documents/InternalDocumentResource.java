package org.molaris.clinic.rest.documents;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.clinic.document.DocumentDetails;
import org.molaris.clinic.document.StoreDocument;
import org.molaris.events.document.DocumentState;

/** Papers that another service makes, with its caller's passport. The gateway has no route to it. */
@Path("/internal/patients/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
public class InternalDocumentResource {

    private final StoreDocument storeDocument;

    InternalDocumentResource(StoreDocument storeDocument) {
        this.storeDocument = storeDocument;
    }

    @POST
    @Path("/{document_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<DocumentState> keep(
            @RestPath("id") UUID patientId,
            @RestPath("document_id") UUID documentId,
            @NotNull @Valid NewDocument document) {
        return storeDocument.keep(patientId, documentId, document.toCommand()).map(DocumentDetails::asState);
    }
}
