package org.molaris.treatment.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.treatment.plan.PlannedProcedures;

/** Open Dental's treatplanattaches: which procedures stand in which plan. Natively those are its steps. */
@Path(OpenDental.PATH + "/treatplanattaches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class TreatPlanAttachResource {

    private static final String PLAN = "TreatPlanNum";
    private static final String PRIORITY = "Priority";

    private final PlannedProcedures planned;

    TreatPlanAttachResource(PlannedProcedures planned) {
        this.planned = planned;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListTreatPlanAttaches",
            summary = "List the procedures of a plan that is no saved one, oldest first")
    public Uni<List<TreatPlanAttachView>> list(
            @Parameter(required = true, schema = @Schema(implementation = Long.class)) @RestQuery(PLAN)
                    String treatPlanNum,
            @BeanParam Listing listing) {
        long plan = Values.required(PLAN, Values.number(PLAN, treatPlanNum));
        return ProcedureSentences.said(planned.of(plan, listing.offset(), listing.limit())
                .map(found -> found.stream().map(TreatPlanAttachView::of).toList()));
    }

    @POST
    @RolesAllowed({OWNER, DENTIST})
    @Operation(
            operationId = "openDentalCreateTreatPlanAttach",
            summary = "Put a procedure into a plan of the same patient")
    @APIResponseSchema(value = TreatPlanAttachView.class, responseCode = "201", responseDescription = "Its place")
    public Uni<RestResponse<TreatPlanAttachView>> create(Body body, UriInfo uri) {
        long plan = body.requiredNumber(PLAN);
        long procedure = body.requiredNumber("ProcNum");
        Long priority = body.number(PRIORITY);
        return ProcedureSentences.said(planned.place(
                        plan, procedure, priority == null ? 0 : DefNum.in(Category.TX_PRIORITIES, PRIORITY, priority))
                .map(placed -> ResponseBuilder.<TreatPlanAttachView>created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(placed.number()))
                                .build())
                        .entity(TreatPlanAttachView.of(placed))
                        .build()));
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalUpdateTreatPlanAttach", summary = "Say how urgent a procedure of a plan is")
    public Uni<TreatPlanAttachView> update(@RestPath("n") long number, Body body) {
        Long priority = body.number(PRIORITY);
        return ProcedureSentences.said(planned.prioritise(
                        number, priority == null ? null : (Long) DefNum.in(Category.TX_PRIORITIES, PRIORITY, priority))
                .map(TreatPlanAttachView::of));
    }
}
