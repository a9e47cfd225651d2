package org.molaris.clinic.rest.apps;

import static org.molaris.auth.Roles.OWNER;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.integration.FindApps;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** Apps that have connected themselves, for the clinic's own screens. */
@Path("/api/dental/apps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Apps")
@RolesAllowed(OWNER)
@OfThePractice
public class AppResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindApps findApps;

    AppResource(FindApps findApps) {
        this.findApps = findApps;
    }

    @GET
    @Operation(
            operationId = "listApps",
            summary = "List the apps that have connected themselves, newest first, with what they say and show")
    public Uni<RestResponse<AppList>> list(@BeanParam Paging paging, UriInfo uri) {
        return findApps.list(paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(AppList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }
}
