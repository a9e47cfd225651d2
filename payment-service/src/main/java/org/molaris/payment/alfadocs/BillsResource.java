package org.molaris.payment.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Archive;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.alfadocs.Window;
import org.molaris.dialect.Values;
import org.molaris.payment.billing.BillDetails;
import org.molaris.payment.billing.BillType;
import org.molaris.payment.billing.FindBills;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.payment.plan.Listed;

/** Bills. They are issued natively, and read here. */
@Path(AlfaDocs.ARCHIVE + "/bills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
public class BillsResource {

    /** Only its length counts: which days are the last the clinic's clock says. */
    private static final Window USUAL = Window.upTo(LocalDate.EPOCH, FindBills.USUAL_DAYS);

    private final FindBills findBills;
    private final Archive archive;

    BillsResource(FindBills findBills, Archive archive) {
        this.findBills = findBills;
        this.archive = archive;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("bill:list")
    @Operation(
            operationId = "alfaDocsListBills",
            summary = "The bills of at most 31 days, as the days go; of the last 31 when no days are named")
    public Uni<Many<AlfaDocsBill>> list(
            @RestQuery("dateStart") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateStart,
            @RestQuery("dateEnd") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateEnd,
            @RestQuery("type") @Parameter(schema = @Schema(implementation = BillType.class)) String type,
            @RestQuery("direction") @Parameter(schema = @Schema(implementation = MoneyDirection.class))
                    String direction,
            @RestQuery("carePlanId") @Parameter(schema = @Schema(implementation = Long.class)) String carePlanId) {
        var window = dateStart == null && dateEnd == null
                ? new Window(null, null)
                : Window.of(dateStart, dateEnd, USUAL, FindBills.USUAL_DAYS);
        var filter = new FindBills.Filter(
                null,
                null,
                Values.oneOf("type", type, AlfaDocsBill.TYPES),
                Values.oneOf("direction", direction, AlfaDocsBill.DIRECTIONS),
                window.from(),
                window.to());
        return findBills
                .byDay(filter, Values.number("carePlanId", carePlanId))
                .flatMap(this::views)
                .map(Many::of);
    }

    @GET
    @Path(AlfaDocs.ID)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("bill:view")
    @Operation(operationId = "alfaDocsGetBill", summary = "A bill")
    public Uni<One<AlfaDocsBill>> get(@RestPath("id") long id) {
        return findBills.numbered(id).flatMap(this::views).map(views -> One.of(views.get(0)));
    }

    @GET
    @Path(AlfaDocs.ID + "/validate-payment-link")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("bill:view")
    @Operation(
            operationId = "alfaDocsValidatePaymentLink",
            summary = "Whether a patient who is asked to pay a bill still has something to pay")
    public Uni<One<PaymentLink>> validatePaymentLink(@RestPath("id") long id) {
        return findBills
                .numbered(id)
                .map(found -> One.of(new PaymentLink(isAskedFor(found.items().get(0)))));
    }

    private static boolean isAskedFor(BillDetails bill) {
        return bill.direction() == MoneyDirection.INCOMING
                && bill.type() != BillType.CREDIT
                && bill.amountLeft().signum() > 0;
    }

    private Uni<List<AlfaDocsBill>> views(Listed<BillDetails> found) {
        return archive.number()
                .map(company -> found.items().stream()
                        .map(bill -> AlfaDocsBill.of(bill, company, found.zone()))
                        .toList());
    }

    /** Whether it can be paid. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record PaymentLink(boolean isValid) {}
}
