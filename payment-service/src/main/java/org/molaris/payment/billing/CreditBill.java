package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.events.payment.BillIssued;
import org.molaris.events.payment.BillPaid;
import org.molaris.events.payment.BillUpdated;
import org.molaris.payment.billing.BillRefused.Reason;
import org.molaris.payment.billing.Bills.HeldForCredit;
import org.molaris.payment.billing.Bills.NewBill;
import org.molaris.payment.plan.LowerPlan;
import org.molaris.payment.plan.LowerPlan.Lowered;

/**
 * Takes a bill back, or part of it, by a credit note. It first takes off what the bill's own plan still asks for; what was
 * paid already is to be paid back. Of a bill that was written about an agreement it is a paper only: the agreement stands.
 */
@ApplicationScoped
public class CreditBill {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Bills bills;
    private final LowerPlan lowerPlan;
    private final ClinicTransaction transaction;
    private final Clock clock;

    CreditBill(Bills bills, LowerPlan lowerPlan, ClinicTransaction transaction, Clock clock) {
        this.bills = bills;
        this.lowerPlan = lowerPlan;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link BillRefused} when there is no such bill, or less of it is left. Answers the credit note. */
    public Uni<BillDetails> handle(UUID billId, Command asked) {
        return transaction.once(BillDetails.class, () -> bills.one(billId).flatMap(bill -> credit(bill, asked)));
    }

    private Uni<BillDetails> credit(BillDetails bill, Command asked) {
        if (bill.type() != BillType.FULL && bill.type() != BillType.PARTIAL) {
            throw new BillRefused(Reason.NOT_CREDITABLE);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return bills.holdForCredit(bill.id(), now).flatMap(held -> {
            var sum = partOf(bill, asked.net(), held);
            var day = dayOf(bill, asked, held);
            var series = Series.of(BillType.CREDIT, bill.patientId() != null);
            return takeOff(bill, sum.net().add(sum.vat()), now)
                    .flatMap(lowered -> bills.next(series, day)
                            .map(number -> note(bill, asked, sum, day, series, number, lowered, now))
                            .flatMap(note -> bills.issue(note, BillIssued.class))
                            .call(() -> bills.changed(
                                    bill.id(), lowered.paid() ? BillPaid.class : BillUpdated.class, now)));
        });
    }

    private static Sum partOf(BillDetails bill, BigDecimal net, HeldForCredit held) {
        var left = new Sum(bill.net(), bill.vat()).less(held.credited());
        if (left.isNothing()) {
            throw new BillRefused(Reason.NOT_CREDITABLE);
        }
        if (net != null && net.compareTo(left.net()) > 0) {
            throw new BillRefused(Reason.EXCEEDS_CREDITABLE, left.net());
        }
        var part = net == null ? left : left.part(net);
        if (bill.patientId() == null && part.net().add(part.vat()).compareTo(held.unpaid()) > 0) {
            throw new BillRefused(Reason.EXCEEDS_CREDITABLE, held.unpaid());
        }
        return part;
    }

    private static LocalDate dayOf(BillDetails bill, Command asked, HeldForCredit held) {
        var day = asked.issuedOn() == null ? held.today() : asked.issuedOn();
        IssueBill.mustBePast(day, held.today());
        if (day.isBefore(bill.issuedOn())) {
            throw new BillRefused(Reason.ISSUED_BEFORE_THE_LAST, bill.issuedOn());
        }
        return day;
    }

    /** What is not taken off a plan of its own is refundable; of any other bill nothing is. */
    private Uni<Lowered> takeOff(BillDetails bill, BigDecimal total, Instant now) {
        return bill.ownPlan()
                ? lowerPlan.by(bill.paymentPlanId(), total, now)
                : Uni.createFrom().item(new Lowered(total, false));
    }

    private static NewBill note(
            BillDetails bill,
            Command asked,
            Sum sum,
            LocalDate day,
            Series series,
            int number,
            Lowered lowered,
            Instant now) {
        return new NewBill(
                Ids.next(),
                bill.patientId(),
                bill.counterparty(),
                bill.treatmentPlanId(),
                bill.operatorId(),
                BillType.CREDIT,
                bill.direction() == MoneyDirection.INCOMING ? MoneyDirection.OUTGOING : MoneyDirection.INCOMING,
                day,
                asked.description(),
                sum.net(),
                sum.vat(),
                NOTHING,
                series,
                day.getYear(),
                number,
                bill.id(),
                null,
                sum.net().add(sum.vat()).subtract(lowered.amount()),
                now);
    }

    /**
     * What is to be taken back.
     *
     * @param net null for all that is left
     * @param issuedOn null for today in the clinic
     */
    public record Command(BigDecimal net, LocalDate issuedOn, String description) {

        public Command {
            net = net == null ? null : net.setScale(2);
        }
    }
}
