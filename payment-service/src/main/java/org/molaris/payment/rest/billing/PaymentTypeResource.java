package org.molaris.payment.rest.billing;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.payment.billing.FindPaymentTypes;
import org.molaris.payment.billing.KeepPaymentTypes;
import org.molaris.payment.billing.PaymentType;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.ETags;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;
import org.molaris.web.Paging.Page;
import org.openapitools.jackson.nullable.JsonNullable;

/** The clinic's own words for ways to pay, of the native API. */
@Path("/api/dental/payment-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment types")
@OfThePractice
public class PaymentTypeResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindPaymentTypes findPaymentTypes;
    private final KeepPaymentTypes keepPaymentTypes;

    PaymentTypeResource(FindPaymentTypes findPaymentTypes, KeepPaymentTypes keepPaymentTypes) {
        this.findPaymentTypes = findPaymentTypes;
        this.keepPaymentTypes = keepPaymentTypes;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listPaymentTypes", summary = "List payment types, newest first")
    public Uni<RestResponse<PaymentTypeList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return findPaymentTypes
                .list(Boolean.TRUE.equals(includeDeleted), paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(PaymentTypeList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "createPaymentType", summary = "Add a payment type")
    @APIResponseSchema(value = PaymentTypeView.class, responseCode = "201", responseDescription = "The payment type")
    public Uni<RestResponse<PaymentTypeView>> create(@NotNull @Valid NewPaymentType type, UriInfo uri) {
        return keepPaymentTypes
                .add(type.name().strip(), type.paymentMethod(), type.accountId())
                .map(added -> ResponseBuilder.<PaymentTypeView>created(uri.getAbsolutePathBuilder()
                                .path(added.id().toString())
                                .build())
                        .entity(PaymentTypeView.of(added))
                        .header(HttpHeaders.ETAG, ETags.of(added.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getPaymentType", summary = "A payment type, a deleted one too")
    public Uni<RestResponse<PaymentTypeView>> get(@RestPath("id") UUID id) {
        return findPaymentTypes.one(id).map(PaymentTypeResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "updatePaymentType",
            summary = "Rename a payment type, or let its money go to another account")
    public Uni<RestResponse<PaymentTypeView>> update(
            @RestPath("id") UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PaymentTypePatch patch) {
        return keepPaymentTypes
                .change(
                        id,
                        ETags.expected(ifMatch),
                        patch.name().isPresent() ? patch.name().get().strip() : null,
                        patch.accountId().orElse(null))
                .map(PaymentTypeResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "deletePaymentType", summary = "Delete a payment type: what is of it goes on naming it")
    public Uni<RestResponse<PaymentTypeView>> delete(
            @RestPath("id") UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepPaymentTypes.delete(id, ETags.expected(ifMatch)).map(PaymentTypeResource::answer);
    }

    private static RestResponse<PaymentTypeView> answer(PaymentType type) {
        return ResponseBuilder.ok(PaymentTypeView.of(type))
                .header(HttpHeaders.ETAG, ETags.of(type.version()))
                .build();
    }

    @Schema(examples = """
            {"name": "Cheque", "payment_method": "other", "account_id": "0190c5a0-0000-7000-8000-000000000071"}""")
    record NewPaymentType(
            @NotBlank @Size(max = 200) String name,
            @NotNull PaymentMethod paymentMethod,
            @NotNull UUID accountId) {}

    @AtLeastOneField
    @Schema(examples = """
            {"name": "Cheque del banco", "account_id": "0190c5a0-0000-7000-8000-000000000071"}""")
    record PaymentTypePatch(
            JsonNullable<@NotBlank @Size(max = 200) String> name, JsonNullable<@NotNull UUID> accountId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentTypeList(
            List<PaymentTypeView> paymentTypes, Long total, int page, int limit, String cursor, Instant asOf) {

        static PaymentTypeList of(Page<PaymentType> page) {
            return new PaymentTypeList(
                    page.items().stream().map(PaymentTypeView::of).toList(),
                    page.total(),
                    page.page(),
                    page.limit(),
                    page.cursor(),
                    page.asOf());
        }
    }
}
