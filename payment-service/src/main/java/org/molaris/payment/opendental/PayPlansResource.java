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
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.molaris.payment.plan.CallInPlan;
import org.molaris.payment.plan.FindNumberedPlans;
import org.molaris.payment.plan.FindPatient;
import org.molaris.payment.plan.Interval;
import org.molaris.payment.plan.Listed;
import org.molaris.payment.plan.NumberedPatient;
import org.molaris.payment.plan.NumberedPlan;
import org.molaris.payment.plan.OpenPlanForProcedures;
import org.molaris.payment.plan.Schedule;

/**
 * Payment plans. They bear no interest, are agreed on the day they are entered, and their guarantor is the patient's. To close
 * one is to call it in: what is left falls due at once, and stays owed.
 */
@Path(OpenDental.PATH + "/payplans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
public class PayPlansResource {

    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_PROCEDURES = 1_000;
    private static final int LATEST = 9_000;

    private static final Map<String, Interval> FREQUENCIES = Map.of(
            "Weekly", Interval.WEEKLY,
            "EveryOtherWeek", Interval.EVERY_OTHER_WEEK,
            "Monthly", Interval.MONTHLY,
            "Quarterly", Interval.QUARTERLY,
            "OrdinalWeekday", Interval.ORDINAL_WEEKDAY);

    private static final Map<String, Boolean> TREATMENT = Map.of("AwaitComplete", false, "TreatAsComplete", true);

    private final FindNumberedPlans findPlans;
    private final FindPatient findPatient;
    private final OpenPlanForProcedures openPlan;
    private final CallInPlan callInPlan;

    PayPlansResource(
            FindNumberedPlans findPlans,
            FindPatient findPatient,
            OpenPlanForProcedures openPlan,
            CallInPlan callInPlan) {
        this.findPlans = findPlans;
        this.findPatient = findPatient;
        this.openPlan = openPlan;
        this.callInPlan = callInPlan;
    }

    @GET
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalGetPayPlan", summary = "A payment plan")
    public Uni<OpenDentalPayPlan> get(@RestPath("n") long n, @BeanParam Formats formats) {
        return findPlans.numbered(n).map(found -> view(found, formats));
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListPayPlans",
            summary = "The payment plans of a patient, or of everybody for whom one pays")
    public Uni<List<OpenDentalPayPlan>> list(
            @RestQuery("PatNum") @Parameter(schema = @Schema(implementation = Long.class)) String patNum,
            @RestQuery("Guarantor") @Parameter(schema = @Schema(implementation = Long.class)) String guarantor,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        var patient = Values.number("PatNum", patNum);
        var payer = Values.number("Guarantor", guarantor);
        int limit = listing.limit();
        long offset = listing.offset();
        if (patient == null && payer == null) {
            throw DialectRefused.badRequest("PatNum or Guarantor is required.");
        }
        return found(patient, "Patient")
                .flatMap(patientId ->
                        found(payer, "Guarantor").flatMap(payerId -> findPlans.list(patientId, payerId, limit, offset)))
                .map(listed -> {
                    var writing = formats.at(listed.zone());
                    return listed.items().stream()
                            .map(each -> OpenDentalPayPlan.of(each, writing))
                            .toList();
                });
    }

    private Uni<UUID> found(Long number, String name) {
        return number == null
                ? Uni.createFrom().nullItem()
                : findPatient
                        .find(number)
                        .map(found -> found.orElseThrow(() -> DialectRefused.notFound(name + " not found"))
                                .id());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PAY_PLANS)
    @Operation(operationId = "openDentalCreatePayPlan", summary = "Gone: use payplans/Dynamic")
    public Uni<OpenDentalPayPlan> create() {
        throw new DialectRefused(Status.GONE, "PayPlans POST is deprecated. Use PayPlans POST Dynamic instead.");
    }

    @POST
    @Path("/Dynamic")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.PAY_PLANS)
    @Operation(
            operationId = "openDentalCreateDynamicPayPlan",
            summary = "Agree to pay over time what procedures cost: their fees less their discounts")
    @APIResponseSchema(value = OpenDentalPayPlan.class, responseCode = "201", responseDescription = "The plan")
    public Uni<RestResponse<OpenDentalPayPlan>> createDynamic(Body body, @BeanParam Formats formats, UriInfo uri) {
        var patNum = body.requiredNumber("PatNum");
        var asked = Asked.in(body);
        return findPatient
                .present(patNum)
                .flatMap(patient -> openPlan.handle(asked.of(patient)))
                .flatMap(opened -> findPlans.numbered(opened.plan().number()))
                .map(found -> {
                    var plan = view(found, formats);
                    return ResponseBuilder.<OpenDentalPayPlan>created(uri.getBaseUriBuilder()
                                    .path(OpenDental.PATH)
                                    .path("payplans")
                                    .path(String.valueOf(plan.payPlanNum()))
                                    .build())
                            .entity(plan)
                            .build();
                });
    }

    @PUT
    @Path(OpenDental.NUMBER + "/Close")
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Operation(
            operationId = "openDentalClosePayPlan",
            summary = "Call a payment plan in: what is left is due at once, and stays owed")
    public Uni<OpenDentalPayPlan> close(@RestPath("n") long n, @BeanParam Formats formats) {
        return callInPlan.handle(n).map(found -> view(found, formats));
    }

    private static OpenDentalPayPlan view(Listed<NumberedPlan> found, Formats formats) {
        return OpenDentalPayPlan.of(found.items().get(0), formats.at(found.zone()));
    }

    /** What the body says, before it is known who the patient is and what day it is there. */
    private record Asked(
            List<Long> procedures,
            BigDecimal each,
            Long count,
            Long guarantor,
            LocalDate agreedOn,
            BigDecimal downPayment,
            String note,
            Interval interval,
            LocalDate start) {

        static Asked in(Body body) {
            body.notBoth("PayAmt", "NumberOfPayments");
            var each = body.money("PayAmt");
            var count = body.number("NumberOfPayments");
            if (each == null && count == null) {
                throw DialectRefused.badRequest("PayAmt or NumberOfPayments is required.");
            }
            refuse("PayAmt", each != null && each.signum() <= 0);
            refuse("NumberOfPayments", count != null && (count < 1 || count > Schedule.MOST_INSTALMENTS));
            Unsupported.list(body, "adjNums");
            var procedures = Values.required("procNums", body.numbers("procNums"));
            if (procedures.isEmpty()) {
                throw DialectRefused.badRequest("procNums is required.");
            }
            refuse("procNums", procedures.size() > MOST_PROCEDURES);
            Unsupported.money(body, "APR");
            var interestFrom = body.date("DateInterestStart");
            Unsupported.refuse("DateInterestStart", interestFrom != null && !interestFrom.equals(Values.NO_DATE));
            var down = body.money("DownPayment");
            refuse("DownPayment", down != null && down.signum() < 0);
            // The whole total is owed from the start and its terms stay open, whatever these say; the answer tells so.
            body.flag("IsLocked");
            body.oneOf("DynamicPayPlanTPOption", TREATMENT);
            var note = body.text("Note", LONGEST_NOTE);
            var start = given(body.date("DatePayPlanStart"));
            refuse("DatePayPlanStart", start != null && start.getYear() > LATEST);
            return new Asked(
                    procedures,
                    each,
                    count,
                    body.number("Guarantor"),
                    given(body.date("PayPlanDate")),
                    down == null ? BigDecimal.ZERO.setScale(2) : down,
                    note == null || note.isEmpty() ? null : note,
                    body.or("ChargeFrequency", Interval.MONTHLY, name -> body.oneOf(name, FREQUENCIES)),
                    start);
        }

        OpenPlanForProcedures.Command of(NumberedPatient patient) {
            Unsupported.refuse(
                    "Guarantor",
                    guarantor != null
                            && guarantor != 0
                            && guarantor != patient.number()
                            && guarantor != patient.guarantor());
            if (agreedOn != null && !agreedOn.equals(patient.today())) {
                throw DialectRefused.badRequest("PayPlanDate must be today.");
            }
            var first = start == null ? patient.today().plusMonths(1) : start;
            if (downPayment.signum() > 0 && !first.isAfter(patient.today())) {
                throw DialectRefused.badRequest("DatePayPlanStart must be after a DownPayment.");
            }
            return new OpenPlanForProcedures.Command(
                    patient.id(),
                    procedures,
                    note,
                    downPayment,
                    patient.today(),
                    each,
                    count == null ? null : count.intValue(),
                    first,
                    interval);
        }

        private static LocalDate given(LocalDate day) {
            return Values.NO_DATE.equals(day) ? null : day;
        }

        private static void refuse(String name, boolean wrong) {
            if (wrong) {
                throw DialectRefused.invalid(name);
            }
        }
    }
}
