package org.molaris.payment.rest;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.payment.plan.ChangePlan;
import org.molaris.payment.plan.FindPlans;
import org.molaris.payment.plan.OpenPlan;
import org.molaris.payment.plan.PlanWithInstalments;
import org.molaris.payment.plan.RecordPayment;
import org.molaris.web.ETags;
import org.molaris.web.Paging;

/** Payment plans of the native API. */
@Path("/api/dental/payment-plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment plans")
public class PaymentPlanResource {

    private static final int LISTED = 1000;

    private final OpenPlan openPlan;
    private final FindPlans findPlans;
    private final ChangePlan changePlan;
    private final RecordPayment recordPayment;

    PaymentPlanResource(OpenPlan openPlan, FindPlans findPlans, ChangePlan changePlan, RecordPayment recordPayment) {
        this.openPlan = openPlan;
        this.findPlans = findPlans;
        this.changePlan = changePlan;
        this.recordPayment = recordPayment;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listPaymentPlans", summary = "List payment plans, newest first")
    public Uni<RestResponse<PlanList>> list(
            @RestQuery("patient_id") UUID patientId, @BeanParam Paging paging, UriInfo uri) {
        return findPlans
                .list(patientId, paging.slice(LISTED, LISTED))
                .map(page -> ResponseBuilder.ok(PlanList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @GET
    @Path("/summary")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "summarizePaymentPlans", summary = "What the clinic has collected and still waits for")
    public Uni<SummaryView> summary() {
        return findPlans.summary().map(SummaryView::of);
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "createPaymentPlan", summary = "Create a payment plan, with instalments if wanted")
    @APIResponseSchema(value = PlanWithInstalmentsView.class, responseCode = "201", responseDescription = "The plan")
    public Uni<RestResponse<PlanWithInstalmentsView>> create(@NotNull @Valid NewPlan plan, UriInfo uri) {
        return openPlan.handle(plan.toCommand())
                .map(opened -> ResponseBuilder.<PlanWithInstalmentsView>created(uri.getAbsolutePathBuilder()
                                .path(opened.plan().id().toString())
                                .build())
                        .entity(PlanWithInstalmentsView.of(opened))
                        .header(HttpHeaders.ETAG, ETags.of(opened.plan().version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getPaymentPlan", summary = "A payment plan with its payments")
    public Uni<RestResponse<PlanWithPaymentsView>> get(
            @RestPath("id") UUID id, @RestQuery("include_voided") Boolean includeVoided) {
        return findPlans
                .one(id, Boolean.TRUE.equals(includeVoided))
                .map(found -> ResponseBuilder.ok(PlanWithPaymentsView.of(found))
                        .header(HttpHeaders.ETAG, ETags.of(found.plan().version()))
                        .build());
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "updatePaymentPlan", summary = "Change a payment plan, close or cancel it")
    public Uni<RestResponse<PlanWithInstalmentsView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PlanPatch patch) {
        return changePlan.handle(id, ETags.expected(ifMatch), patch.toCommand()).map(PaymentPlanResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "cancelPaymentPlan", summary = "Cancel a payment plan; it stays in the database")
    public Uni<RestResponse<PlanWithInstalmentsView>> cancel(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return changePlan.cancel(id, ETags.expected(ifMatch)).map(PaymentPlanResource::answer);
    }

    @POST
    @Path("/{id}/payments")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "recordPayment", summary = "Record a payment; answers the plan after it")
    @APIResponseSchema(
            value = PlanAfterPaymentView.class,
            responseCode = "201",
            responseDescription = "The plan, and the new payment")
    public Uni<RestResponse<PlanAfterPaymentView>> pay(@RestPath("id") UUID id, @NotNull @Valid NewPayment payment) {
        return recordPayment
                .handle(payment.toCommand(id))
                .map(recorded -> ResponseBuilder.create(RestResponse.Status.CREATED, PlanAfterPaymentView.of(recorded))
                        .header(HttpHeaders.ETAG, ETags.of(recorded.plan().version()))
                        .build());
    }

    private static RestResponse<PlanWithInstalmentsView> answer(PlanWithInstalments changed) {
        return ResponseBuilder.ok(PlanWithInstalmentsView.of(changed))
                .header(HttpHeaders.ETAG, ETags.of(changed.plan().version()))
                .build();
    }
}
