package org.molaris.clinic.rest.credentials;

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
import org.molaris.clinic.credential.PlatformDevelopers;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** The developers that an owner may give a key for. */
@Path("/api/dental/developers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
@RolesAllowed(OWNER)
@OfThePractice
public class KnownDevelopersResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final PlatformDevelopers developers;

    KnownDevelopersResource(PlatformDevelopers developers) {
        this.developers = developers;
    }

    @GET
    @Operation(
            operationId = "listKnownDevelopers",
            summary = "List the developers that an API key may belong to, newest first")
    public Uni<RestResponse<KnownDeveloperList>> list(@BeanParam Paging paging, UriInfo uri) {
        return developers
                .list(false, paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(KnownDeveloperList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }
}
