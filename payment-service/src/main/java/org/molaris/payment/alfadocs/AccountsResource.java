package org.molaris.payment.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.payment.billing.FindAccounts;
import org.molaris.payment.billing.FindPaymentTypes;
import org.molaris.web.OfThePractice;

/** Where a clinic keeps its money, and its words for ways to pay. */
@Path(AlfaDocs.ARCHIVE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AccountsResource {

    private final FindAccounts findAccounts;
    private final FindPaymentTypes findPaymentTypes;

    AccountsResource(FindAccounts findAccounts, FindPaymentTypes findPaymentTypes) {
        this.findAccounts = findAccounts;
        this.findPaymentTypes = findPaymentTypes;
    }

    @GET
    @Path("/accounts")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("account:list")
    @Operation(operationId = "alfaDocsListAccounts", summary = "List accounts, deleted ones at the end")
    public Uni<Many<AlfaDocsAccount>> accounts() {
        return findAccounts
                .all()
                .map(found -> Many.of(found.stream().map(AlfaDocsAccount::of).toList()));
    }

    @GET
    @Path("/payment-types")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("payment-type:list")
    @Operation(operationId = "alfaDocsListPaymentTypes", summary = "List payment types, deleted ones at the end")
    public Uni<Many<AlfaDocsPaymentType>> paymentTypes() {
        return findPaymentTypes
                .all()
                .map(found ->
                        Many.of(found.stream().map(AlfaDocsPaymentType::of).toList()));
    }
}
