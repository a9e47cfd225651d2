package org.molaris.clinic.rest.documents;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.document.DeleteDocument;
import org.molaris.clinic.document.DocumentDetails;
import org.molaris.clinic.document.DocumentType;
import org.molaris.clinic.document.FindDocuments;
import org.molaris.clinic.document.StoreDocument;
import org.molaris.web.ETags;
import org.molaris.web.FileContent;
import org.molaris.web.Paging;

/** Documents of a patient of the native API. */
@Path("/api/dental/patients/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class DocumentResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final StoreDocument storeDocument;
    private final FindDocuments findDocuments;
    private final DeleteDocument deleteDocument;

    DocumentResource(StoreDocument storeDocument, FindDocuments findDocuments, DeleteDocument deleteDocument) {
        this.storeDocument = storeDocument;
        this.findDocuments = findDocuments;
        this.deleteDocument = deleteDocument;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listDocuments", summary = "List a patient's documents, newest first")
    public Uni<RestResponse<DocumentList>> list(@RestPath("id") UUID patientId, @BeanParam Paging paging, UriInfo uri) {
        return findDocuments
                .list(patientId, paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(DocumentList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "createDocument", summary = "Keep a file of a patient, of 25 MiB at most")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        requiredProperties = {"file", "type"},
                                        properties = {
                                            @SchemaProperty(name = "file", type = SchemaType.STRING, format = "binary"),
                                            @SchemaProperty(name = "type", implementation = DocumentType.class),
                                            @SchemaProperty(name = "name", type = SchemaType.STRING),
                                            @SchemaProperty(name = "folder_name", type = SchemaType.STRING)
                                        })),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        requiredProperties = {"base64_data", "type", "name"},
                                        properties = {
                                            @SchemaProperty(
                                                    name = "base64_data",
                                                    type = SchemaType.STRING,
                                                    format = "byte"),
                                            @SchemaProperty(name = "type", implementation = DocumentType.class),
                                            @SchemaProperty(name = "name", type = SchemaType.STRING),
                                            @SchemaProperty(name = "folder_name", type = SchemaType.STRING)
                                        }))
            })
    @APIResponse(responseCode = "201", description = "The document")
    public Uni<RestResponse<DocumentView>> create(
            @RestPath("id") UUID patientId, @NotNull @Valid NewDocument document, UriInfo uri) {
        return storeDocument
                .handle(patientId, document.toCommand())
                .map(stored -> ResponseBuilder.<DocumentView>created(uri.getAbsolutePathBuilder()
                                .path(stored.id().toString())
                                .build())
                        .entity(DocumentView.of(stored))
                        .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                        .build());
    }

    @GET
    @Path("/{document_id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getDocument", summary = "What is known of a document")
    public Uni<RestResponse<DocumentView>> get(
            @RestPath("id") UUID patientId, @RestPath("document_id") UUID documentId) {
        return findDocuments
                .one(patientId, documentId)
                .map(document -> ResponseBuilder.ok(DocumentView.of(document))
                        .header(HttpHeaders.ETAG, ETags.of(document.version()))
                        .build());
    }

    @GET
    @Path("/{document_id}/content")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getDocumentContent", summary = "The file itself, or a part of it")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> content(
            @RestPath("id") UUID patientId,
            @RestPath("document_id") UUID documentId,
            @RestHeader("Range") String range,
            @RestHeader("If-Range") String ifRange,
            Request request) {
        return findDocuments.one(patientId, documentId).map(document -> {
            var tag = new EntityTag(document.sha256());
            boolean same = ifRange == null || ifRange.equals('"' + document.sha256() + '"');
            var unmet = request.evaluatePreconditions(tag);
            var answer = unmet == null ? send(document, ByteRange.of(same ? range : null, document.size())) : unmet;
            return answer.tag(tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .header("Accept-Ranges", "bytes")
                    .header("X-Content-Type-Options", "nosniff")
                    .build();
        });
    }

    @DELETE
    @Path("/{document_id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST})
    @Operation(operationId = "deleteDocument", summary = "Destroy a document")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Void> delete(
            @RestPath("id") UUID patientId,
            @RestPath("document_id") UUID documentId,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return deleteDocument.handle(patientId, documentId, ETags.expected(ifMatch));
    }

    private Response.ResponseBuilder send(DocumentDetails document, ByteRange range) {
        if (range.isEmpty()) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + document.size());
        }
        var bytes = findDocuments.content(document, range.from(), range.to());
        var answer = Response.ok(new FileContent(bytes, range.length()), document.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(document.name()));
        return range.isAllOf(document.size())
                ? answer
                : answer.status(Response.Status.PARTIAL_CONTENT)
                        .header(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(range.from(), range.to() - 1, document.size()));
    }
}
