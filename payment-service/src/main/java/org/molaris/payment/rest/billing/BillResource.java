package org.molaris.payment.rest.billing;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.payment.billing.BillDetails;
import org.molaris.payment.billing.BillType;
import org.molaris.payment.billing.CreditBill;
import org.molaris.payment.billing.FindBills;
import org.molaris.payment.billing.IssueBill;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.web.BadRequest;
import org.molaris.web.ETags;
import org.molaris.web.Paging;
import org.molaris.web.Paging.Page;

/** Bills of the native API. One is never changed and never deleted: a mistake is taken back by a credit note. */
@Path("/api/dental/bills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class BillResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final IssueBill issueBill;
    private final CreditBill creditBill;
    private final FindBills findBills;

    BillResource(IssueBill issueBill, CreditBill creditBill, FindBills findBills) {
        this.issueBill = issueBill;
        this.creditBill = creditBill;
        this.findBills = findBills;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listBills", summary = "List bills, newest first")
    public Uni<RestResponse<BillList>> list(
            @RestQuery("patient_id") UUID patientId,
            @RestQuery("treatment_plan_id") UUID treatmentPlanId,
            @RestQuery("type") BillType type,
            @RestQuery("direction") MoneyDirection direction,
            @RestQuery("from") LocalDate from,
            @RestQuery("to") LocalDate to,
            @BeanParam Paging paging,
            UriInfo uri) {
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadRequest("from", "must not be after to", null);
        }
        return findBills
                .list(
                        new FindBills.Filter(patientId, treatmentPlanId, type, direction, from, to),
                        paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(BillList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "issueBill",
            summary = "Issue a bill; it asks for its money through a payment plan, which it opens unless one is named")
    @APIResponseSchema(value = BillView.class, responseCode = "201", responseDescription = "The bill")
    public Uni<RestResponse<BillView>> issue(@NotNull @Valid NewBill bill, UriInfo uri) {
        return issueBill
                .handle(bill.toCommand())
                .map(issued -> created(
                        issued,
                        uri.getAbsolutePathBuilder()
                                .path(issued.id().toString())
                                .build()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getBill", summary = "A bill, and what is paid of it")
    public Uni<RestResponse<BillView>> get(@RestPath("id") UUID id) {
        return findBills
                .one(id)
                .map(found -> ResponseBuilder.ok(BillView.of(found))
                        .header(HttpHeaders.ETAG, ETags.of(found.version()))
                        .build());
    }

    @POST
    @Path("/{id}/credit-notes")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "creditBill",
            summary =
                    "Take a bill back, or part of it: what is not paid is no longer asked for, what is paid is to be refunded")
    @APIResponseSchema(value = BillView.class, responseCode = "201", responseDescription = "The credit note")
    public Uni<RestResponse<BillView>> credit(
            @RestPath("id") UUID id, @NotNull @Valid NewCreditNote note, UriInfo uri) {
        return creditBill
                .handle(id, note.toCommand())
                .map(issued -> created(
                        issued,
                        uri.getBaseUriBuilder()
                                .path(BillResource.class)
                                .path(issued.id().toString())
                                .build()));
    }

    private static RestResponse<BillView> created(BillDetails bill, URI location) {
        return ResponseBuilder.<BillView>created(location)
                .entity(BillView.of(bill))
                .header(HttpHeaders.ETAG, ETags.of(bill.version()))
                .build();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BillList(List<BillView> bills, Long total, int page, int limit, String cursor, Instant asOf) {

        static BillList of(Page<BillDetails> page) {
            return new BillList(
                    page.items().stream().map(BillView::of).toList(),
                    page.total(),
                    page.page(),
                    page.limit(),
                    page.cursor(),
                    page.asOf());
        }
    }
}
