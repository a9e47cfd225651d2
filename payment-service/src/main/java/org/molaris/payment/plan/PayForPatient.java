package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.Idempotency;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.IdempotencyKey;

/**
 * Takes money from somebody who says which plan it is for by its number, or does not say: then it is for the oldest plan
 * that has that much left. One payment is for one plan, whole.
 *
 * <p>Step by step: what was answered under the request's key is answered again, whatever the plans are by now. The plan is
 * chosen; should that fail nothing is done. {@link RecordPayment} takes the money, all or nothing, and looks again whether
 * the plan takes it: of two who chose the same one at the same moment the second is refused when too little is left, and has
 * to ask again. A repeat that comes before the first has ended finds its key taken, and answers as that did.
 */
@ApplicationScoped
public class PayForPatient {

    /** Those that would take it, the oldest first, before those that would not. */
    private static final String CHOOSE = """
            select p.id, p.patient_id = $1 as own, p.total_amount - p.amount_paid as balance
              from payment_plan p
             where %s
             order by p.total_amount - p.amount_paid >= $2 desc,
                      case when p.total_amount - p.amount_paid < $2 then p.total_amount - p.amount_paid end desc, p.number
             limit 1""";

    private static final String NAMED = CHOOSE.formatted("p.number = $3");
    private static final String OLDEST = CHOOSE.formatted("p.patient_id = $1 and p.status in ('active', 'overdue')");

    private final RecordPayment recordPayment;
    private final Flush flush;
    private final Idempotency idempotency;

    PayForPatient(RecordPayment recordPayment, Flush flush, Idempotency idempotency) {
        this.recordPayment = recordPayment;
        this.flush = flush;
        this.idempotency = idempotency;
    }

    /** Fails with {@link PaymentRefused} when no plan takes it. */
    public Uni<RecordedPayment> handle(Command received) {
        return before().onItem()
                .ifNull()
                .switchTo(() -> chosen(received).flatMap(plan -> recordPayment.handle(received.on(plan))));
    }

    private Uni<RecordedPayment> before() {
        return IdempotencyKey.current()
                .map(key -> idempotency.recall(key, RecordedPayment.class))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<UUID> chosen(Command received) {
        return received.planNumber() == null
                ? flush.read(OLDEST, Tuple.of(received.patientId(), received.amount()))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw new PaymentRefused(Reason.NO_OPEN_PLAN);
                            }
                            var plan = rows.iterator().next();
                            if (plan.getBigDecimal("balance").compareTo(received.amount()) < 0) {
                                throw new PaymentRefused(Reason.EXCEEDS_EVERY_BALANCE, plan.getBigDecimal("balance"));
                            }
                            return plan.getUUID("id");
                        })
                : flush.read(NAMED, Tuple.of(received.patientId(), received.amount(), received.planNumber()))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw new PaymentRefused(Reason.PLAN_NOT_FOUND);
                            }
                            var plan = rows.iterator().next();
                            if (!plan.getBoolean("own")) {
                                throw new PaymentRefused(Reason.ANOTHERS_PLAN);
                            }
                            return plan.getUUID("id");
                        });
    }

    /**
     * Money received.
     *
     * @param planNumber null for the oldest plan that takes it
     * @param paidOn null for today in the clinic
     */
    public record Command(
            UUID patientId,
            Long planNumber,
            BigDecimal amount,
            LocalDate paidOn,
            PaymentMethod method,
            String notes,
            String checkNumber,
            String bankBranch) {

        RecordPayment.Command on(UUID planId) {
            return new RecordPayment.Command(planId, amount, paidOn, method, notes, checkNumber, bankBranch);
        }
    }
}
