package org.molaris.payment.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.alfadocs.Times;
import org.molaris.alfadocs.Window;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.payment.billing.FindTransactions;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.payment.billing.RecordTransaction;

/**
 * Money that came and went. What a patient pays on a bill is a payment of ours, and every payment of ours is a transaction
 * here. The liability that it pays is gone by itself: to delete it afterwards changes nothing.
 */
@Path(AlfaDocs.ARCHIVE + "/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class TransactionsResource {

    private static final int DAYS = 31;

    /** Only its length counts: what the days are when none are asked for, the clinic's clock says. */
    private static final Window USUAL = Window.upTo(LocalDate.EPOCH, DAYS);

    private static final int LONGEST_DATE = 40;

    private final FindTransactions findTransactions;
    private final RecordTransaction recordTransaction;

    TransactionsResource(FindTransactions findTransactions, RecordTransaction recordTransaction) {
        this.findTransactions = findTransactions;
        this.recordTransaction = recordTransaction;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("bill:list")
    @Operation(
            operationId = "alfaDocsListTransactions",
            summary = "List the transactions of at most 31 days, newest first; of the last 31 when no days are named")
    public Uni<Many<AlfaDocsTransaction>> list(
            @RestQuery("dateStart") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateStart,
            @RestQuery("dateEnd") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateEnd,
            @RestQuery("direction") @Parameter(schema = @Schema(implementation = MoneyDirection.class))
                    String direction,
            @RestQuery("billId") @Parameter(schema = @Schema(implementation = Long.class)) String billId) {
        return findTransactions
                .all(filter(
                        dateStart,
                        dateEnd,
                        Values.oneOf("direction", direction, AlfaDocsTransaction.DIRECTIONS),
                        Values.number("billId", billId)))
                .map(found ->
                        Many.of(found.stream().map(AlfaDocsTransaction::of).toList()));
    }

    private static FindTransactions.Filter filter(
            String dateStart, String dateEnd, MoneyDirection direction, Long billId) {
        if (dateStart == null && dateEnd == null) {
            return new FindTransactions.Filter(null, null, DAYS, direction, null, billId, null, false);
        }
        var window = Window.of(dateStart, dateEnd, USUAL, DAYS);
        return new FindTransactions.Filter(window.from(), window.to(), null, direction, null, billId, null, false);
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("callback:payment")
    @Operation(
            operationId = "alfaDocsCreateTransaction",
            summary = "Record money that came or went; incoming on a bill it is a payment of the patient")
    public Uni<RestResponse<One<AlfaDocsTransaction>>> create(Body body) {
        return recordTransaction
                .handle(commandFrom(body))
                .map(AlfaDocsTransaction::of)
                .map(recorded ->
                        ResponseBuilder.create(Status.CREATED, One.of(recorded)).build());
    }

    private static RecordTransaction.Command commandFrom(Body body) {
        var amount = Values.required("amount", body.money("amount"));
        if (amount.signum() <= 0) {
            throw DialectRefused.invalid("amount");
        }
        return new RecordTransaction.Command(
                Values.required("direction", body.oneOf("direction", AlfaDocsTransaction.DIRECTIONS)),
                amount,
                dateFrom(body),
                RecordTransaction.Names.numbers(
                        body.requiredNumber("accountId"), body.requiredNumber("paymentTypeId"), body.number("billId")),
                Values.required(
                        "sistemaTsExpenseType", body.oneOf("sistemaTsExpenseType", AlfaDocsTransaction.EXPENSE_TYPES)),
                body.or("relatedToInsurance", false, body::flag),
                null);
    }

    private static LocalDate dateFrom(Body body) {
        return Times.day("date", Values.required("date", body.text("date", LONGEST_DATE)));
    }
}
