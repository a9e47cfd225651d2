package org.molaris.clinic.rest;

import static org.molaris.auth.Roles.PLATFORM_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.practice.ChangeClinic;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.FindClinic;
import org.molaris.clinic.practice.OpenClinic;
import org.molaris.clinic.practice.PlatformAdministration;
import org.molaris.clinic.practice.PlatformClinics;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** All clinics, as platform administration sees them. */
@Path("/api/clinics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clinics")
@RolesAllowed(PLATFORM_ADMIN)
@OfThePractice
public class ClinicsResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final PlatformAdministration administration;
    private final OpenClinic openClinic;
    private final PlatformClinics platformClinics;
    private final FindClinic findClinic;
    private final ChangeClinic changeClinic;

    ClinicsResource(
            PlatformAdministration administration,
            OpenClinic openClinic,
            PlatformClinics platformClinics,
            FindClinic findClinic,
            ChangeClinic changeClinic) {
        this.administration = administration;
        this.openClinic = openClinic;
        this.platformClinics = platformClinics;
        this.findClinic = findClinic;
        this.changeClinic = changeClinic;
    }

    @GET
    @Operation(operationId = "listClinics", summary = "List all clinics, newest first")
    public Uni<RestResponse<ClinicList>> list(@BeanParam Paging paging, UriInfo uri) {
        return platformClinics
                .list(paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(ClinicList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @Operation(operationId = "createClinic", summary = "Open a clinic")
    @APIResponse(responseCode = "201", description = "The clinic")
    public Uni<RestResponse<ClinicView>> create(@NotNull @Valid NewClinic clinic, UriInfo uri) {
        return openClinic
                .handle(clinic.toCommand())
                .map(opened -> ResponseBuilder.<ClinicView>created(uri.getAbsolutePathBuilder()
                                .path(opened.id().toString())
                                .build())
                        .entity(ClinicView.of(opened))
                        .header(HttpHeaders.ETAG, ETags.of(opened.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getClinic", summary = "A clinic")
    public Uni<RestResponse<ClinicView>> get(@RestPath("id") UUID id) {
        return administration.in(id, findClinic::current).map(ClinicsResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "updateClinic", summary = "Change a clinic, its plan or its subscription")
    public Uni<RestResponse<ClinicView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid SubscriptionPatch patch) {
        return administration
                .in(id, () -> changeClinic.handle(ETags.expected(ifMatch), patch::onto))
                .map(ClinicsResource::answer);
    }

    private static RestResponse<ClinicView> answer(ClinicDetails clinic) {
        return ResponseBuilder.ok(ClinicView.of(clinic))
                .header(HttpHeaders.ETAG, ETags.of(clinic.version()))
                .build();
    }
}
