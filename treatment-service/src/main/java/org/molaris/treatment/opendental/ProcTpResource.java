package org.molaris.treatment.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.treatment.plan.CorrectSavedItem;
import org.molaris.treatment.plan.FindNumberedPlans;

/** Open Dental's proctps: what the frozen copies of plans show. */
@Path(OpenDental.PATH + "/proctps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class ProcTpResource {

    private final FindNumberedPlans findPlans;
    private final CorrectSavedItem correctItem;

    ProcTpResource(FindNumberedPlans findPlans, CorrectSavedItem correctItem) {
        this.findPlans = findPlans;
        this.correctItem = correctItem;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListProcTps", summary = "List the proctps of a Saved treatplan, in their order")
    public Uni<List<ProcTpView>> list(
            @Parameter(description = "The Saved treatplan", required = true) @RestQuery("TreatPlanNum")
                    String treatPlanNum,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        long plan = Values.required("TreatPlanNum", Values.number("TreatPlanNum", treatPlanNum));
        return findPlans
                .items(plan, listing.offset(), listing.limit())
                .map(items ->
                        items.stream().map(item -> ProcTpView.of(item, formats)).toList());
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalUpdateProcTp", summary = "Correct a proctp of a treatplan that is not signed")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProcTpPut.class)))
    public Uni<ProcTpView> update(@RestPath("n") long number, Body body, @BeanParam Formats formats) {
        var put = ProcTpPut.in(body);
        return correctItem.handle(number, put.priority(), put::onto).map(item -> ProcTpView.of(item, formats));
    }

    @DELETE
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalDeleteProcTp", summary = "Delete a proctp of a treatplan that is not signed")
    @APIResponse(responseCode = "200", description = "It is gone")
    public Uni<RestResponse<Void>> delete(@RestPath("n") long number) {
        return correctItem.takeOff(number).replaceWith(RestResponse::ok);
    }
}
