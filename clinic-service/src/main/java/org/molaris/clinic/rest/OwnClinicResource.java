package org.molaris.clinic.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.practice.ChangeClinic;
import org.molaris.clinic.practice.ClinicDetails;
import org.molaris.clinic.practice.FindClinic;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;

/** The caller's own clinic. */
@Path("/api/dental/clinic")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clinics")
@OfThePractice
public class OwnClinicResource {

    private final FindClinic findClinic;
    private final ChangeClinic changeClinic;

    OwnClinicResource(FindClinic findClinic, ChangeClinic changeClinic) {
        this.findClinic = findClinic;
        this.changeClinic = changeClinic;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getOwnClinic", summary = "The clinic that the credential belongs to")
    public Uni<RestResponse<ClinicView>> get() {
        return findClinic.current().map(OwnClinicResource::answer);
    }

    @PATCH
    @RolesAllowed(OWNER)
    @Operation(operationId = "updateOwnClinic", summary = "Change the clinic's settings")
    public Uni<RestResponse<ClinicView>> update(
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid ClinicPatch patch) {
        return changeClinic
                .handle(ETags.expected(ifMatch), patch::onto, patch.secrets())
                .map(OwnClinicResource::answer);
    }

    private static RestResponse<ClinicView> answer(ClinicDetails clinic) {
        return ResponseBuilder.ok(ClinicView.of(clinic))
                .header(HttpHeaders.ETAG, ETags.of(clinic.version()))
                .build();
    }
}
