package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.clinic.document.DocumentType;
import org.molaris.clinic.document.FindDocuments;
import org.molaris.clinic.document.FindNumberedDocuments;
import org.molaris.clinic.document.StoreDocument;
import org.molaris.clinic.patient.FindPatientRecords;

/** Documents of a patient as AlfaDocs has them: a file comes and goes as text within JSON. */
@Path(AlfaDocs.ARCHIVE + "/patients" + AlfaDocs.OWNER_ID + "/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class AlfaDocsDocumentsResource {

    private final FindPatientRecords findPatients;
    private final FindNumberedDocuments find;
    private final FindDocuments findDocuments;
    private final StoreDocument storeDocument;

    AlfaDocsDocumentsResource(
            FindPatientRecords findPatients,
            FindNumberedDocuments find,
            FindDocuments findDocuments,
            StoreDocument storeDocument) {
        this.findPatients = findPatients;
        this.find = find;
        this.findDocuments = findDocuments;
        this.storeDocument = storeDocument;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:view")
    @Operation(operationId = "alfaDocsListDocuments", summary = "List a patient's documents, newest first")
    public Uni<Many<AlfaDocsDocument>> list(
            @RestPath("archiveId") long archive, @RestPath("ownerId") long patient, UriInfo uri) {
        return find.all(patient)
                .map(documents -> Many.of(documents.stream()
                        .map(each -> AlfaDocsDocument.of(each.document(), each.zone(), archive, patient, uri))
                        .toList()));
    }

    @POST
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Needs("patient:create")
    @Operation(operationId = "alfaDocsCreateDocument", summary = "Keep a file of a patient, of 25 MiB at most")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"base64Data", "type", "name", "folderName"},
                                            properties = {
                                                @SchemaProperty(
                                                        name = "base64Data",
                                                        type = SchemaType.STRING,
                                                        format = "byte"),
                                                @SchemaProperty(name = "type", implementation = DocumentType.class),
                                                @SchemaProperty(name = "name", type = SchemaType.STRING),
                                                @SchemaProperty(name = "folderName", type = SchemaType.STRING)
                                            })))
    @APIResponse(responseCode = "201", description = "What is known of the document")
    public Uni<RestResponse<One<AlfaDocsDocument>>> create(
            @RestPath("archiveId") long archive,
            @RestPath("ownerId") long patient,
            AlfaDocsNewDocument document,
            UriInfo uri) {
        return findPatients
                .one(patient)
                .flatMap(owner -> storeDocument
                        .handle(owner.patient().id(), document.toCommand())
                        .map(kept -> AlfaDocsDocument.of(kept, owner.zone(), archive, patient, uri)))
                .map(kept -> ResponseBuilder.create(RestResponse.Status.CREATED, One.of(kept))
                        .build());
    }

    @GET
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:view")
    @Operation(operationId = "alfaDocsGetDocument", summary = "What is known of a document")
    public Uni<One<AlfaDocsDocument>> get(
            @RestPath("archiveId") long archive,
            @RestPath("ownerId") long patient,
            @RestPath("id") long id,
            UriInfo uri) {
        return find.one(patient, id)
                .map(found -> One.of(AlfaDocsDocument.of(found.document(), found.zone(), archive, patient, uri)));
    }

    @GET
    @Path(AlfaDocs.ID + "/download")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("patient:view")
    @Operation(operationId = "alfaDocsDownloadDocument", summary = "A document's file, in Base64")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlfaDocsFile.class)))
    public Uni<Response> download(@RestPath("ownerId") long patient, @RestPath("id") long id) {
        return find.one(patient, id).map(found -> {
            var document = found.document();
            var pieces = findDocuments.content(document, 0, document.size());
            return Response.ok(Base64File.of(pieces, document.size()), MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        });
    }
}
