package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.events.payment.BillIssued;
import org.molaris.payment.billing.BillRefused.Reason;
import org.molaris.payment.billing.Bills.Held;
import org.molaris.payment.billing.Bills.NewBill;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.known.PriceTreatment;
import org.molaris.payment.known.PriceTreatment.Price;
import org.molaris.payment.plan.Instalment;
import org.molaris.payment.plan.OpenPlan;
import org.molaris.payment.plan.PaymentRefused;
import org.molaris.payment.plan.PlanTerms;
import org.molaris.payment.plan.Schedule;

/**
 * Issues a bill. Of a patient it asks for its money through a payment plan: one that is there, or one that it opens with
 * itself. What happens when a step fails, repeats or is late, the service's README says.
 */
@ApplicationScoped
public class IssueBill {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final BigDecimal MOST = new BigDecimal("9999999999.99");
    private static final int EARLIEST = 2000;

    private static final String USUAL_LANGUAGE = "es";
    private static final Map<String, String> BILL = Map.of(
            USUAL_LANGUAGE,
            "Factura",
            "en",
            "Bill",
            "it",
            "Fattura",
            "pt",
            "Fatura",
            "fr",
            "Facture",
            "de",
            "Rechnung");

    private final KnownThings known;
    private final PriceTreatment priceTreatment;
    private final Bills bills;
    private final OpenPlan openPlan;
    private final ClinicTransaction transaction;
    private final Clock clock;

    IssueBill(
            KnownThings known,
            PriceTreatment priceTreatment,
            Bills bills,
            OpenPlan openPlan,
            ClinicTransaction transaction,
            Clock clock) {
        this.known = known;
        this.priceTreatment = priceTreatment;
        this.bills = bills;
        this.openPlan = openPlan;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link BillRefused} when a rule says no, and with {@link PaymentRefused} when that is one of plans. */
    public Uni<BillDetails> handle(Command asked) {
        return known.bring(asked.patientId(), asked.treatmentPlanId(), asked.operatorId())
                .chain(() -> priceOf(asked))
                .flatMap(price -> transaction.once(BillDetails.class, () -> issue(asked, price)));
    }

    /** A treatment that its owner does not know is found out by its absence here. */
    private Uni<Optional<Price>> priceOf(Command asked) {
        return asked.billsTreatment()
                ? priceTreatment.of(asked.treatmentPlanId())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<BillDetails> issue(Command asked, Optional<Price> price) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return bills.hold(asked.patientId(), asked.treatmentPlanId(), asked.operatorId(), asked.paymentPlanId(), now)
                .flatMap(held -> {
                    mustBeKnown(held, asked.billsTreatment() && price.isEmpty());
                    var day = asked.issuedOn() == null ? held.today() : asked.issuedOn();
                    mustBePast(day, held.today());
                    if (asked.asksForMoney()) {
                        mustAskOnce(asked, held);
                    }
                    var sum = price.map(whole -> billed(asked, whole, held))
                            .orElseGet(() -> new Sum(asked.net(), asked.vat()));
                    if (sum.net().add(sum.vat()).add(asked.stamp()).compareTo(MOST) > 0) {
                        throw new BillRefused(Reason.TOO_MUCH);
                    }
                    var series = Series.of(asked.type(), asked.patientId() != null);
                    return bills.next(series, day)
                            .map(number -> asked.numbered(series, number, day, sum, now))
                            .flatMap(bill -> withPlan(asked, bill, held.language()))
                            .flatMap(bill -> bills.issue(bill, BillIssued.class));
                });
    }

    static void mustBePast(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw new BillRefused(Reason.ISSUED_IN_THE_FUTURE);
        }
        if (day.getYear() < EARLIEST) {
            throw new BillRefused(Reason.ISSUED_TOO_EARLY);
        }
    }

    private static void mustBeKnown(Held held, boolean noPrice) {
        var unknown = noPrice && held.unknown() == null ? "treatment_plan_id" : held.unknown();
        if (unknown != null) {
            throw switch (unknown) {
                case "patient_id" -> new PaymentRefused(PaymentRefused.Reason.UNKNOWN_PATIENT);
                case "treatment_plan_id" -> new PaymentRefused(PaymentRefused.Reason.UNKNOWN_TREATMENT_PLAN);
                case "operator_id" -> new BillRefused(Reason.UNKNOWN_OPERATOR);
                default -> new BillRefused(Reason.UNKNOWN_PAYMENT_PLAN);
            };
        }
    }

    /** No money is asked for twice. */
    private static void mustAskOnce(Command asked, Held held) {
        if (asked.paymentPlanId() != null) {
            if (held.planBillId() != null) {
                throw new BillRefused(Reason.PLAN_OF_A_BILL);
            }
            if (held.planStatus().equals("cancelled")) {
                throw new BillRefused(Reason.PLAN_NOT_ACTIVE);
            }
        } else if (held.agreedPlanId() != null) {
            throw new BillRefused(Reason.PAID_IN_INSTALMENTS, held.agreedPlanId());
        }
    }

    private static Sum billed(Command asked, Price whole, Held held) {
        var left = new Sum(whole.net(), whole.vat()).less(held.billed());
        if (left.isNothing()) {
            throw new BillRefused(Reason.NOTHING_TO_BILL);
        }
        if (asked.type() == BillType.FULL) {
            return left;
        }
        if (asked.net().compareTo(left.net()) > 0) {
            throw new BillRefused(Reason.EXCEEDS_BILLABLE, left.net());
        }
        return left.part(asked.net());
    }

    private Uni<NewBill> withPlan(Command asked, NewBill bill, String language) {
        if (!asked.asksForMoney() || asked.paymentPlanId() != null) {
            return Uni.createFrom().item(bill);
        }
        var total = bill.net().add(bill.vat()).add(bill.stamp());
        var word = BILL.getOrDefault(language.substring(0, Math.min(2, language.length())), BILL.get(USUAL_LANGUAGE));
        var terms = new PlanTerms(
                word + " " + bill.series().numbered(bill.year(), bill.seriesNumber()), total, false, null, null);
        return openPlan.open(new OpenPlan.Command(
                        asked.patientId(),
                        asked.treatmentPlanId(),
                        bill.id(),
                        terms,
                        asked.schedule(total, bill.issuedOn())))
                .map(opened -> Command.paidThrough(bill, opened.plan().id()));
    }

    /**
     * What is asked for, in whatever words a dialect received it.
     *
     * @param patientId whose it is; null for what somebody else asks of the clinic
     * @param counterparty who that is
     * @param treatmentPlanId what it is for; then a full bill is of all that is left of its price, a partial one of the net
     * @param type full, partial or proforma
     * @param issuedOn null for today in the clinic
     * @param net null when it follows from the treatment's price; the VAT likewise
     * @param paymentPlanId the agreement that it is about; null when the bill asks for its money itself
     * @param dueOn when that is due; null for the day of issue, or when there are instalments
     */
    public record Command(
            UUID patientId,
            String counterparty,
            UUID treatmentPlanId,
            UUID operatorId,
            BillType type,
            LocalDate issuedOn,
            String description,
            BigDecimal net,
            BigDecimal vat,
            BigDecimal stamp,
            UUID paymentPlanId,
            LocalDate dueOn,
            Schedule.Terms instalments) {

        public Command {
            vat = vat == null ? NOTHING : vat;
            stamp = stamp == null ? NOTHING : stamp.setScale(2);
        }

        private boolean asksForMoney() {
            return patientId != null && type != BillType.PROFORMA;
        }

        private boolean billsTreatment() {
            return asksForMoney() && treatmentPlanId != null;
        }

        private NewBill numbered(Series series, int number, LocalDate day, Sum sum, Instant now) {
            return new NewBill(
                    Ids.next(),
                    patientId,
                    counterparty,
                    treatmentPlanId,
                    operatorId,
                    type,
                    patientId == null ? MoneyDirection.OUTGOING : MoneyDirection.INCOMING,
                    day,
                    description,
                    sum.net(),
                    sum.vat(),
                    stamp,
                    series,
                    day.getYear(),
                    number,
                    null,
                    paymentPlanId,
                    NOTHING,
                    now);
        }

        private Schedule schedule(BigDecimal total, LocalDate day) {
            return instalments == null
                    ? new Schedule(List.of(new Instalment(dueOn == null ? day : dueOn, total)))
                    : Schedule.of(total, instalments);
        }

        private static NewBill paidThrough(NewBill bill, UUID planId) {
            return new NewBill(
                    bill.id(),
                    bill.patientId(),
                    bill.counterparty(),
                    bill.treatmentPlanId(),
                    bill.operatorId(),
                    bill.type(),
                    bill.direction(),
                    bill.issuedOn(),
                    bill.description(),
                    bill.net(),
                    bill.vat(),
                    bill.stamp(),
                    bill.series(),
                    bill.year(),
                    bill.seriesNumber(),
                    bill.creditedBillId(),
                    planId,
                    bill.refundable(),
                    bill.createdAt());
        }
    }
}
