package org.molaris.payment.opendental;

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
import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.opendental.Writing;
import org.molaris.payment.plan.ChangePayment;
import org.molaris.payment.plan.FindPatient;
import org.molaris.payment.plan.FindPayments;
import org.molaris.payment.plan.Listed;
import org.molaris.payment.plan.ListedPayment;
import org.molaris.payment.plan.NumberedPatient;
import org.molaris.payment.plan.PayForPatient;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.payment.plan.RecordedPayment;

/**
 * Payments. Every payment is for a payment plan, whole: nothing is split, and there is no unearned income. So a prepayment is
 * what any payment is that comes before an instalment's day, and a refund of what is attached to a plan is refused, as Open
 * Dental does. What is voided natively is gone here.
 */
@Path(OpenDental.PATH + "/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class PaymentsResource {

    private static final int LONGEST_NOTE = 10_000;
    private static final int LONGEST = 100;

    private final FindPayments findPayments;
    private final FindPatient findPatient;
    private final PayForPatient payForPatient;
    private final ChangePayment changePayment;

    PaymentsResource(
            FindPayments findPayments,
            FindPatient findPatient,
            PayForPatient payForPatient,
            ChangePayment changePayment) {
        this.findPayments = findPayments;
        this.findPatient = findPatient;
        this.payForPatient = payForPatient;
        this.changePayment = changePayment;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListPayments", summary = "List payments, the oldest first")
    public Uni<List<OpenDentalPayment>> list(
            @RestQuery("PatNum") @Parameter(schema = @Schema(implementation = Long.class)) String patNum,
            @RestQuery("DateEntry") @Parameter(schema = @Schema(implementation = LocalDate.class)) String dateEntry,
            @RestQuery("PayType") @Parameter(schema = @Schema(implementation = Long.class)) String payType,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        var number = Values.number("PatNum", patNum);
        var method = PayTypes.read(Values.number("PayType", payType));
        var since = Values.date("DateEntry", dateEntry);
        int limit = listing.limit();
        long offset = listing.offset();
        var found = number == null
                ? findPayments.list(new FindPayments.Filter(null, method, since), limit, offset)
                : findPatient
                        .numbered(number)
                        .flatMap(patient ->
                                findPayments.list(new FindPayments.Filter(patient.id(), method, since), limit, offset));
        return found.map(listed -> views(listed, formats));
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PAYMENTS)
    @Operation(
            operationId = "openDentalCreatePayment",
            summary = "Record a payment on the plan that is named, or on the patient's oldest that takes it")
    @APIResponseSchema(value = OpenDentalPayment.class, responseCode = "201", responseDescription = "The payment")
    public Uni<RestResponse<OpenDentalPayment>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        var patNum = body.requiredNumber("PatNum");
        var received = receivedFrom(body);
        return findPatient
                .present(patNum)
                .flatMap(patient -> payForPatient
                        .handle(received.from(patient))
                        .map(recorded -> created(recorded, patient, formats, uri)));
    }

    private static RestResponse<OpenDentalPayment> created(
            RecordedPayment recorded, NumberedPatient patient, Formats formats, UriInfo uri) {
        var payment = recorded.payment();
        return ResponseBuilder.<OpenDentalPayment>created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(payment.number()))
                        .build())
                .entity(OpenDentalPayment.of(payment, patient.number(), formats.at(patient.zone()), ""))
                .build();
    }

    /** Each payment here is on a payment plan, and Open Dental refunds none of those. */
    @POST
    @Path("/Refund")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PAYMENTS)
    @Operation(
            operationId = "openDentalRefundPayment",
            summary = "Refused: what is paid on a payment plan is not refunded")
    public Uni<OpenDentalPayment> refund(Body body) {
        return findPayments
                .numbered(body.requiredNumber("PayNum"))
                .onItem()
                .transformToUni(found -> Uni.createFrom()
                        .failure(DialectRefused.badRequest(
                                "Cannot refund payments that are attached to payment plans.")));
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PAYMENTS)
    @Operation(operationId = "openDentalUpdatePayment", summary = "Correct what is noted about a payment")
    public Uni<OpenDentalPayment> update(@RestPath("n") long n, Body body, @BeanParam Formats formats) {
        var wanted = new ChangePayment.Command(
                PayTypes.read(body.number("PayType")),
                body.text("PayNote", LONGEST_NOTE),
                body.text("CheckNum", LONGEST),
                body.text("BankBranch", LONGEST),
                body.oneOf("ProcessStatus", OpenDentalPayment.ONLINE));
        var changed = wanted.changesNothing() ? Uni.createFrom().voidItem() : changePayment.handle(n, wanted);
        return changed.chain(() -> findPayments.numbered(n)).map(found -> view(found, formats));
    }

    private static List<OpenDentalPayment> views(Listed<ListedPayment> listed, Formats formats) {
        var writing = formats.at(listed.zone());
        var serverDateTime = writing.dateTime(listed.asOf());
        return listed.items().stream()
                .map(each -> OpenDentalPayment.of(each.payment(), each.patient(), writing, serverDateTime))
                .toList();
    }

    private static OpenDentalPayment view(Listed<ListedPayment> found, Formats formats) {
        var one = found.items().get(0);
        return OpenDentalPayment.of(one.payment(), one.patient(), formats.at(found.zone()), "");
    }

    private static Received receivedFrom(Body body) {
        var amount = Values.required("PayAmt", body.money("PayAmt"));
        if (amount.signum() <= 0) {
            throw DialectRefused.invalid("PayAmt");
        }
        var prepaid = body.flag("isPrepayment");
        // Whether it goes to the family's charges or the patient's alone: here it is always the patient's.
        body.flag("isPatientPreferred");
        if (Boolean.TRUE.equals(prepaid)) {
            body.numbers("procNums");
        } else {
            Unsupported.list(body, "procNums");
        }
        Unsupported.number(body, "ClinicNum");
        var payType = PayTypes.read(body.number("PayType"));
        var plan = body.number("payPlanNum");
        var paidOn = body.date("PayDate");
        return new Received(
                amount,
                plan == null || plan == 0 ? null : plan,
                payType == null ? PaymentMethod.OTHER : payType,
                Values.NO_DATE.equals(paidOn) ? null : paidOn,
                unlessEmpty(body.text("PayNote", LONGEST_NOTE)),
                unlessEmpty(body.text("CheckNum", LONGEST)),
                unlessEmpty(body.text("BankBranch", LONGEST)));
    }

    private static String unlessEmpty(String text) {
        return Writing.text(text).isEmpty() ? null : text;
    }

    /** What the body says, before it is known who the patient is. */
    private record Received(
            BigDecimal amount,
            Long plan,
            PaymentMethod method,
            LocalDate paidOn,
            String note,
            String checkNumber,
            String bankBranch) {

        PayForPatient.Command from(NumberedPatient patient) {
            return new PayForPatient.Command(patient.id(), plan, amount, paidOn, method, note, checkNumber, bankBranch);
        }
    }
}
