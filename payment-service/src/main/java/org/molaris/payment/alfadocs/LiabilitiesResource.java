package org.molaris.payment.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Done;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.alfadocs.Times;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.payment.billing.ChangeLiability;
import org.molaris.payment.billing.FindLiabilities;
import org.molaris.payment.billing.Liability;
import org.molaris.payment.plan.ChangeInstalment;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.Listed;

/**
 * What is left to pay of a bill, and when. One that the money received covers is gone by that: programs that delete it after
 * their transaction are told that it is gone, and one that is not paid stays.
 */
@Path(AlfaDocs.ARCHIVE + "/bills" + AlfaDocs.OWNER_ID + "/liabilities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class LiabilitiesResource {

    private static final int LONGEST_DATE = 40;
    private static final int EARLIEST = 1900;

    private static final Map<String, ExpenseType> EXPENSE_TYPES =
            Stream.of(ExpenseType.values()).collect(Collectors.toUnmodifiableMap(AlfaDocsBill::word, type -> type));

    private final FindLiabilities findLiabilities;
    private final ChangeLiability changeLiability;

    LiabilitiesResource(FindLiabilities findLiabilities, ChangeLiability changeLiability) {
        this.findLiabilities = findLiabilities;
        this.changeLiability = changeLiability;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("bill-liability:list")
    @Operation(operationId = "alfaDocsListLiabilities", summary = "What is left to pay of a bill, as the days go")
    public Uni<Many<AlfaDocsLiability>> list(@RestPath("ownerId") long bill) {
        return findLiabilities
                .of(bill)
                .map(found -> Many.of(found.items().stream()
                        .map(liability -> AlfaDocsLiability.of(liability, found.zone()))
                        .toList()));
    }

    @PUT
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("callback:payment")
    @Operation(
            operationId = "alfaDocsUpdateLiability",
            summary = "Put a liability on another day, or say of what kind it is")
    public Uni<One<AlfaDocsLiability>> update(@RestPath("ownerId") long bill, @RestPath("id") long id, Body body) {
        return changeLiability
                .handle(bill, id, wanted(body))
                .chain(() -> findLiabilities.of(bill))
                .map(found -> One.of(AlfaDocsLiability.of(one(found, id), found.zone())));
    }

    @PATCH
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("callback:payment")
    @Operation(operationId = "alfaDocsPatchLiability", summary = "The same as PUT")
    public Uni<One<AlfaDocsLiability>> patch(@RestPath("ownerId") long bill, @RestPath("id") long id, Body body) {
        return update(bill, id, body);
    }

    @DELETE
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("callback:payment")
    @Operation(
            operationId = "alfaDocsDeleteLiability",
            summary =
                    "Say that a liability is paid: it is gone by the transaction that paid it, and stays while none has")
    public Uni<Done> delete(@RestPath("ownerId") long bill, @RestPath("id") long id) {
        return findLiabilities.mustBeGone(bill, id).replaceWith(Done::done);
    }

    private static Liability one(Listed<Liability> found, long number) {
        return found.items().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> DialectRefused.notFound("Liability not found"));
    }

    private static ChangeInstalment.Command wanted(Body body) {
        return new ChangeInstalment.Command(
                date(body),
                body.money("amount"),
                body.flag("relatedToInsurance"),
                body.oneOf("sistemaTsExpenseType", EXPENSE_TYPES));
    }

    private static LocalDate date(Body body) {
        var date = Times.day("date", body.text("date", LONGEST_DATE));
        if (date != null && date.getYear() < EARLIEST) {
            throw DialectRefused.invalid("date");
        }
        return date;
    }
}
