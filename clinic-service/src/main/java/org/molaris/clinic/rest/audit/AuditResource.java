package org.molaris.clinic.rest.audit;

import static org.molaris.auth.Roles.OWNER;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.audit.FindAudit;
import org.molaris.web.CsvFile;
import org.molaris.web.Paging;

/** Who did what in the clinic, and who looked at whose record. */
@Path("/api/dental/audit")
@Tag(name = "Audit")
@RolesAllowed(OWNER)
public class AuditResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindAudit findAudit;
    private final CsvFile<AuditLine> csv;

    AuditResource(FindAudit findAudit, ObjectMapper json) {
        this.findAudit = findAudit;
        this.csv = new CsvFile<>(AuditLine.class, json);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAudit",
            summary = "Who changed what, from what to what, and who looked at whose record; newest first")
    public Uni<RestResponse<AuditList>> list(@BeanParam AuditQuery query, @BeanParam Paging paging, UriInfo uri) {
        return findAudit
                .list(query.toFilter(), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(AuditList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @GET
    @Path("/export")
    @Produces("text/csv;charset=UTF-8")
    @Operation(operationId = "exportAudit", summary = "The same as a file, all of it")
    public RestMulti<String> export(@BeanParam AuditQuery query, @RestQuery("bom") Boolean marked) {
        return csv.of(
                findAudit
                        .all(query.toFilter())
                        .map(page -> page.stream().map(AuditLine::of).toList()),
                "auditoria.csv",
                Boolean.TRUE.equals(marked));
    }
}
