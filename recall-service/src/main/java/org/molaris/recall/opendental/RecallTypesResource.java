package org.molaris.recall.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.recall.campaign.FindRecalls;
import org.molaris.web.OfThePractice;

/** Campaigns as recall types, those that have ended among them: recalls name them. */
@Path(OpenDental.PATH + "/recalltypes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@OfThePractice
public class RecallTypesResource {

    private final FindRecalls findRecalls;

    RecallTypesResource(FindRecalls findRecalls) {
        this.findRecalls = findRecalls;
    }

    @GET
    @Operation(operationId = "openDentalListRecallTypes", summary = "List recall types: campaigns, the oldest first")
    public Uni<List<OpenDentalRecallType>> list(@BeanParam Listing listing) {
        return findRecalls
                .campaigns(listing.limit(), listing.offset())
                .map(campaigns ->
                        campaigns.stream().map(OpenDentalRecallType::of).toList());
    }

    @GET
    @Path(OpenDental.NUMBER)
    @Operation(operationId = "openDentalGetRecallType", summary = "A recall type: a campaign")
    public Uni<OpenDentalRecallType> get(@RestPath("n") long n) {
        return findRecalls.campaign(n).map(OpenDentalRecallType::of);
    }
}
