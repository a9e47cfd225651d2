package org.molaris.treatment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.print.Printer;
import org.molaris.treatment.plan.AddStep;
import org.molaris.treatment.plan.ChangePlan;
import org.molaris.treatment.plan.FindCopies;
import org.molaris.treatment.plan.FindPlans;
import org.molaris.treatment.plan.OpenPlan;
import org.molaris.treatment.plan.PlanDetails;
import org.molaris.treatment.plan.PlanStatus;
import org.molaris.treatment.print.PrintablePlan;
import org.molaris.web.ETags;
import org.molaris.web.Paging;

/** Treatment plans of the native API. */
@Path("/api/dental/treatment-plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Treatment plans")
public class TreatmentPlanResource {

    private static final int LISTED = 1000;

    private final OpenPlan openPlan;
    private final FindPlans findPlans;
    private final FindCopies findCopies;
    private final ChangePlan changePlan;
    private final AddStep addStep;
    private final Printer printer;

    TreatmentPlanResource(
            OpenPlan openPlan,
            FindPlans findPlans,
            FindCopies findCopies,
            ChangePlan changePlan,
            AddStep addStep,
            Printer printer) {
        this.openPlan = openPlan;
        this.findPlans = findPlans;
        this.findCopies = findCopies;
        this.changePlan = changePlan;
        this.addStep = addStep;
        this.printer = printer;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listTreatmentPlans", summary = "List treatment plans, newest first")
    public Uni<RestResponse<TreatmentPlanList>> list(
            @RestQuery("patient_id") UUID patientId,
            @RestQuery("status") PlanStatus status,
            @BeanParam Paging paging,
            UriInfo uri) {
        return findPlans
                .list(new FindPlans.Filter(patientId, status), paging.slice(LISTED, LISTED))
                .map(page -> ResponseBuilder.ok(TreatmentPlanList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "createTreatmentPlan", summary = "Create a treatment plan")
    @APIResponseSchema(value = TreatmentPlanView.class, responseCode = "201", responseDescription = "The plan")
    public Uni<RestResponse<TreatmentPlanView>> create(@NotNull @Valid NewTreatmentPlan plan, UriInfo uri) {
        return openPlan.handle(plan.patientId(), plan.terms())
                .map(opened -> ResponseBuilder.<TreatmentPlanView>created(uri.getAbsolutePathBuilder()
                                .path(opened.id().toString())
                                .build())
                        .entity(TreatmentPlanView.of(opened))
                        .header(HttpHeaders.ETAG, ETags.of(opened.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getTreatmentPlan", summary = "A treatment plan with its steps")
    public Uni<RestResponse<TreatmentPlanWithStepsView>> get(@RestPath("id") UUID id) {
        return findPlans
                .one(id)
                .map(found -> ResponseBuilder.ok(TreatmentPlanWithStepsView.of(found))
                        .header(HttpHeaders.ETAG, ETags.of(found.plan().version()))
                        .build());
    }

    @GET
    @Path("/{id}/copies")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listTreatmentPlanCopies", summary = "List the frozen copies of a plan, newest first")
    public Uni<PlanCopiesView> copies(@RestPath("id") UUID id) {
        return findCopies.of(id).map(PlanCopiesView::new);
    }

    @GET
    @Path("/{id}/pdf")
    @Produces("application/pdf")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "printTreatmentPlan", summary = "A treatment plan on paper, in the clinic's language")
    public Uni<RestResponse<byte[]>> print(
            @RestPath("id") UUID id,
            @Parameter(description = "true shows what is noted of each step; that is left out otherwise")
                    @RestQuery("step_notes")
                    Boolean stepNotes) {
        return findPlans
                .named(id)
                .flatMap(plan -> printer.print(PrintablePlan.of(plan, Boolean.TRUE.equals(stepNotes)))
                        .map(paper -> ResponseBuilder.ok(paper)
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "inline; filename=\"treatment-plan-%d.pdf\""
                                                .formatted(plan.found().plan().number()))
                                .build()));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "updateTreatmentPlan", summary = "Change a treatment plan, pause, complete or cancel it")
    public Uni<RestResponse<TreatmentPlanView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid TreatmentPlanPatch patch) {
        return changePlan.handle(id, ETags.expected(ifMatch), patch::onto).map(TreatmentPlanResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "cancelTreatmentPlan", summary = "Cancel a treatment plan; it stays in the database")
    public Uni<RestResponse<TreatmentPlanView>> cancel(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return changePlan.cancel(id, ETags.expected(ifMatch)).map(TreatmentPlanResource::answer);
    }

    @POST
    @Path("/{id}/steps")
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "addTreatmentStep", summary = "Add a step at the end of a treatment plan")
    @APIResponseSchema(value = TreatmentStepView.class, responseCode = "201", responseDescription = "The step")
    @APIResponse(
            responseCode = "409",
            description = "The plan is cancelled, or full, or has the procedure already; or the first request under the"
                    + " Idempotency-Key is still under way")
    public Uni<RestResponse<TreatmentStepView>> addStep(
            @RestPath("id") UUID id, @NotNull @Valid NewTreatmentStep step, UriInfo uri) {
        var existing = step.existing();
        return (existing == null ? addStep.handle(id, step.terms()) : addStep.place(id, existing, step.notes()))
                .map(added -> ResponseBuilder.create(RestResponse.Status.CREATED, TreatmentStepView.of(added))
                        .header(HttpHeaders.ETAG, ETags.of(added.version()))
                        .build());
    }

    private static RestResponse<TreatmentPlanView> answer(PlanDetails plan) {
        return ResponseBuilder.ok(TreatmentPlanView.of(plan))
                .header(HttpHeaders.ETAG, ETags.of(plan.version()))
                .build();
    }
}
