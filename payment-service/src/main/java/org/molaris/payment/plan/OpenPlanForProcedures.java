package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.molaris.payment.known.PriceProcedures;
import org.molaris.payment.known.PriceProcedures.Priced;
import org.molaris.payment.known.PriceProcedures.Procedure;
import org.molaris.payment.plan.PaymentRefused.Reason;

/**
 * A patient agrees to pay over time what procedures cost. They give the plan its total and its description, and its treatment
 * plan when one has all of them; what becomes of them later changes nothing.
 *
 * <p>Step by step: treatment-service is asked for their prices; when it cannot answer, nothing is done (503). It is asked
 * again by a repeat, whose key then finds the plan that was opened. From there on it is {@link OpenPlan}.
 */
@ApplicationScoped
public class OpenPlanForProcedures {

    private static final int LONGEST_DESCRIPTION = 500;

    private final PriceProcedures priceProcedures;
    private final OpenPlan openPlan;

    OpenPlanForProcedures(PriceProcedures priceProcedures, OpenPlan openPlan) {
        this.priceProcedures = priceProcedures;
        this.openPlan = openPlan;
    }

    /** Fails with {@link PaymentRefused} when a procedure is not the patient's, or together they cost too little. */
    public Uni<PlanWithInstalments> handle(Command agreed) {
        var numbers = agreed.procedures().stream().distinct().toList();
        return priceProcedures.of(agreed.patientId(), numbers).flatMap(priced -> {
            if (priced.procedures().size() != numbers.size()) {
                throw new PaymentRefused(Reason.UNKNOWN_PROCEDURE);
            }
            return openPlan.handle(agreed.over(priced));
        });
    }

    /**
     * What was agreed.
     *
     * @param procedures by their numbers
     * @param downPayment 0.00 for none
     * @param agreedOn when the down payment is due
     * @param each null when there is a count
     */
    public record Command(
            UUID patientId,
            List<Long> procedures,
            String notes,
            BigDecimal downPayment,
            LocalDate agreedOn,
            BigDecimal each,
            Integer count,
            LocalDate firstDueOn,
            Interval interval) {

        private OpenPlan.Command over(Priced priced) {
            var total =
                    priced.procedures().stream().map(Procedure::price).reduce(new BigDecimal("0.00"), BigDecimal::add);
            if (total.compareTo(downPayment) <= 0) {
                throw new PaymentRefused(Reason.NOTHING_TO_SPREAD);
            }
            var names = priced.procedures().stream().map(Procedure::name).collect(Collectors.joining(", "));
            return new OpenPlan.Command(
                    patientId,
                    priced.treatmentPlanId(),
                    new PlanTerms(
                            names.length() > LONGEST_DESCRIPTION ? names.substring(0, LONGEST_DESCRIPTION) : names,
                            total,
                            false,
                            null,
                            notes),
                    schedule(total));
        }

        private Schedule schedule(BigDecimal total) {
            var rest = total.subtract(downPayment);
            var spread = each == null
                    ? Schedule.of(rest, new Schedule.Terms(count, firstDueOn, interval))
                    : Schedule.inAmountsOf(each, rest, firstDueOn, interval);
            return downPayment.signum() == 0 ? spread : spread.after(new Instalment(agreedOn, downPayment));
        }
    }
}
