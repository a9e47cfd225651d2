package org.molaris.clinic.dentalink;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.clinic.document.FindDocuments;
import org.molaris.clinic.document.FindNumberedDocuments;
import org.molaris.dentalink.Dentalink;
import org.molaris.dentalink.Many;
import org.molaris.web.FileContent;

/** The files of a patient as Dentalink has them. */
@Path(Dentalink.PATH + "/" + DentalinkPatient.PATIENTS + "/{patient: [0-9]{1,18}}/archivos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Dentalink.TAG)
public class DentalinkFilesResource {

    private final FindNumberedDocuments find;
    private final FindDocuments findDocuments;

    DentalinkFilesResource(FindNumberedDocuments find, FindDocuments findDocuments) {
        this.find = find;
        this.findDocuments = findDocuments;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkListPatientFiles", summary = "List a patient's files")
    public Uni<Many<DentalinkFile>> list(@RestPath("patient") long patient, UriInfo uri) {
        return find.allOfPresent(patient)
                .map(found -> Many.all(
                        uri,
                        found.stream()
                                .map(each -> DentalinkFile.of(each, patient, uri))
                                .toList()));
    }

    @GET
    @Path(Dentalink.ID + "/contenido")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "dentalinkGetPatientFileContent", summary = "A file itself")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> content(@RestPath("patient") long patient, @RestPath("id") long id) {
        return find.one(patient, id).map(found -> {
            var document = found.document();
            var bytes = findDocuments.content(document, 0, document.size());
            return Response.ok(new FileContent(bytes, document.size()), document.contentType())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .header("X-Content-Type-Options", "nosniff")
                    .build();
        });
    }
}
