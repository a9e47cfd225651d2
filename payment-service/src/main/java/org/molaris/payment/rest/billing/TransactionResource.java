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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.payment.billing.FindTransactions;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.payment.billing.RecordTransaction;
import org.molaris.payment.billing.TransactionDetails;
import org.molaris.payment.billing.VoidTransaction;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.web.Amount;
import org.molaris.web.BadRequest;
import org.molaris.web.ETags;
import org.molaris.web.Paging;
import org.molaris.web.Paging.Page;

/** Money that came and went, of the native API: payments of patients, and everything else. */
@Path("/api/dental/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transactions")
public class TransactionResource {

    private static final int LISTED = 100;
    private static final int LISTED_AT_MOST = 1000;

    private final FindTransactions findTransactions;
    private final RecordTransaction recordTransaction;
    private final VoidTransaction voidTransaction;

    TransactionResource(
            FindTransactions findTransactions, RecordTransaction recordTransaction, VoidTransaction voidTransaction) {
        this.findTransactions = findTransactions;
        this.recordTransaction = recordTransaction;
        this.voidTransaction = voidTransaction;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listTransactions", summary = "List what came and went, newest first")
    public Uni<RestResponse<TransactionList>> list(
            @RestQuery("from") LocalDate from,
            @RestQuery("to") LocalDate to,
            @RestQuery("direction") MoneyDirection direction,
            @RestQuery("bill_id") UUID billId,
            @RestQuery("account_id") UUID accountId,
            @RestQuery("include_voided") Boolean includeVoided,
            @BeanParam Paging paging,
            UriInfo uri) {
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadRequest("from", "must not be after to", null);
        }
        return findTransactions
                .list(
                        new FindTransactions.Filter(
                                from, to, null, direction, billId, null, accountId, Boolean.TRUE.equals(includeVoided)),
                        paging.slice(LISTED, LISTED_AT_MOST))
                .map(page -> ResponseBuilder.ok(TransactionList.of(page))
                        .header(HttpHeaders.LINK, page.link(uri))
                        .build());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "recordTransaction",
            summary = "Record money that came or went; on a patient's bill it is a payment")
    @APIResponseSchema(value = TransactionView.class, responseCode = "201", responseDescription = "The transaction")
    public Uni<RestResponse<TransactionView>> record(@NotNull @Valid NewTransaction transaction, UriInfo uri) {
        return recordTransaction
                .handle(transaction.toCommand())
                .map(recorded -> ResponseBuilder.<TransactionView>created(uri.getAbsolutePathBuilder()
                                .path(recorded.id().toString())
                                .build())
                        .entity(TransactionView.of(recorded))
                        .header(HttpHeaders.ETAG, ETags.of(recorded.version()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getTransaction", summary = "A transaction, a voided one too")
    public Uni<RestResponse<TransactionView>> get(@RestPath("id") UUID id) {
        return findTransactions.one(id).map(TransactionResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(operationId = "voidTransaction", summary = "Void a transaction that was a mistake")
    public Uni<RestResponse<TransactionView>> voidIt(@RestPath("id") UUID id, @NotNull @Valid WhyVoided mistake) {
        return voidTransaction.handle(id, mistake.reason()).map(TransactionResource::answer);
    }

    private static RestResponse<TransactionView> answer(TransactionDetails transaction) {
        return ResponseBuilder.ok(TransactionView.of(transaction))
                .header(HttpHeaders.ETAG, ETags.of(transaction.version()))
                .build();
    }

    /** Money that came or went; without an account it is on that of its type, without a day it is today's. */
    @Schema(examples = """
            {"direction": "incoming", "amount": 100.00, "moved_on": "2026-03-02",
             "bill_id": "0190c5a0-0000-7000-8000-000000000061", "payment_type_id": "0190c5a0-0000-7000-8000-000000000081",
             "expense_type": "sr"}""")
    record NewTransaction(
            @NotNull MoneyDirection direction,
            @NotNull @Amount BigDecimal amount,
            LocalDate movedOn,
            UUID billId,
            UUID accountId,
            @NotNull UUID paymentTypeId,
            ExpenseType expenseType,
            Boolean relatedToInsurance,
            @Size(max = 10_000) String notes) {

        RecordTransaction.Command toCommand() {
            return new RecordTransaction.Command(
                    direction,
                    amount,
                    movedOn,
                    RecordTransaction.Names.ids(accountId, paymentTypeId, billId),
                    expenseType,
                    Boolean.TRUE.equals(relatedToInsurance),
                    notes);
        }
    }

    /** Why it is voided. */
    @Schema(examples = """
            {"reason": "Error de captura — monto incorrecto"}""")
    record WhyVoided(@NotBlank @Size(max = 1000) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransactionList(
            List<TransactionView> transactions, Long total, int page, int limit, String cursor, Instant asOf) {

        static TransactionList of(Page<TransactionDetails> page) {
            return new TransactionList(
                    page.items().stream().map(TransactionView::of).toList(),
                    page.total(),
                    page.page(),
                    page.limit(),
                    page.cursor(),
                    page.asOf());
        }
    }
}
