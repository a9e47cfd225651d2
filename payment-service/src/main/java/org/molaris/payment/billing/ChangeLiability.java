package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.payment.BillUpdated;
import org.molaris.payment.billing.BillRefused.Reason;
import org.molaris.payment.plan.ChangeInstalment;
import org.molaris.payment.plan.PaymentRefused;

/** Puts a liability on another day, or notes of what kind it is. It keeps its number, and what is owed in all stays. */
@ApplicationScoped
public class ChangeLiability {

    private final Bills bills;
    private final ChangeInstalment changeInstalment;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeLiability(Bills bills, ChangeInstalment changeInstalment, ClinicTransaction transaction, Clock clock) {
        this.bills = bills;
        this.changeInstalment = changeInstalment;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Fails with {@link BillRefused} when the bill has no such liability, and with {@link PaymentRefused} when it is paid, or
     * cannot be so.
     */
    public Uni<Void> handle(long bill, long liability, ChangeInstalment.Command wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transaction.run(() -> bills.numbered(bill).flatMap(found -> {
            if (!found.ownPlan()) {
                throw new BillRefused(Reason.LIABILITY_NOT_FOUND);
            }
            return changeInstalment
                    .handle(found.paymentPlanId(), liability, wanted, now)
                    .flatMap(changed -> changed
                            ? bills.changed(found.id(), BillUpdated.class, now)
                            : Uni.createFrom().voidItem());
        }));
    }
}
