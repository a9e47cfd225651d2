package org.molaris.clinic.rest.transfer;

import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.transfer.FindImports;
import org.molaris.web.Paging;

/** How imports went, or go. */
@Path("/api/dental/patients/imports")
@RolesAllowed({OWNER, RECEPTIONIST})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Patients")
public class ImportsResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindImports findImports;

    ImportsResource(FindImports findImports) {
        this.findImports = findImports;
    }

    @GET
    @Operation(operationId = "listImports", summary = "List imports, newest first")
    public Uni<RestResponse<ImportList>> list(@BeanParam Paging paging, UriInfo uri) {
        return findImports
                .list(paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(ImportList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "An import, while it runs and afterwards")
    public Uni<ImportView> get(@RestPath("id") UUID id) {
        return findImports.one(id).map(ImportView::of);
    }
}
