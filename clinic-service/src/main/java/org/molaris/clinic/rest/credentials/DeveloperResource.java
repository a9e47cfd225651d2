package org.molaris.clinic.rest.credentials;

import static org.molaris.auth.Roles.PLATFORM_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.credential.DeveloperDetails;
import org.molaris.clinic.credential.PlatformDevelopers;
import org.molaris.clinic.credential.RegisterDeveloper;
import org.molaris.clinic.credential.RevokeDeveloper;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** Developers, whom platform administration registers once for all clinics. */
@Path("/api/developers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Developers")
@RolesAllowed(PLATFORM_ADMIN)
@OfThePractice
public class DeveloperResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final RegisterDeveloper registerDeveloper;
    private final PlatformDevelopers developers;
    private final RevokeDeveloper revokeDeveloper;

    DeveloperResource(
            RegisterDeveloper registerDeveloper, PlatformDevelopers developers, RevokeDeveloper revokeDeveloper) {
        this.registerDeveloper = registerDeveloper;
        this.developers = developers;
        this.revokeDeveloper = revokeDeveloper;
    }

    @GET
    @Operation(
            operationId = "listDevelopers",
            summary = "List developers, newest first; those who were revoked with include_revoked=true")
    public Uni<RestResponse<DeveloperList>> list(
            @RestQuery("include_revoked") Boolean includeRevoked, @BeanParam Paging paging, UriInfo uri) {
        return developers
                .list(Boolean.TRUE.equals(includeRevoked), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(DeveloperList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    /** The one answer that has the key; no cache keeps it, and a repeat under its Idempotency-Key has null instead. */
    @POST
    @Operation(operationId = "createDeveloper", summary = "Register a developer; the answer shows the key once")
    @APIResponse(responseCode = "201", description = "The developer")
    public Uni<RestResponse<RegisteredDeveloperView>> create(@NotNull @Valid NewDeveloper developer, UriInfo uri) {
        return registerDeveloper
                .handle(developer.name())
                .map(registered -> ResponseBuilder.<RegisteredDeveloperView>created(uri.getAbsolutePathBuilder()
                                .path(registered.developer().id().toString())
                                .build())
                        .entity(RegisteredDeveloperView.of(registered))
                        .header(
                                HttpHeaders.ETAG,
                                ETags.of(registered.developer().version()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDeveloper", summary = "A developer")
    public Uni<RestResponse<DeveloperView>> get(@RestPath("id") UUID id) {
        return developers.one(id).map(DeveloperResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "revokeDeveloper",
            summary = "Revoke a developer's key, and with it every clinic's key for that developer, for good")
    public Uni<RestResponse<DeveloperView>> revoke(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return revokeDeveloper.handle(id, ETags.expected(ifMatch)).map(DeveloperResource::answer);
    }

    private static RestResponse<DeveloperView> answer(DeveloperDetails developer) {
        return ResponseBuilder.ok(DeveloperView.of(developer))
                .header(HttpHeaders.ETAG, ETags.of(developer.version()))
                .build();
    }
}
