package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.payment.PaymentPlanCancelled;
import org.molaris.events.payment.PaymentPlanEvent;
import org.molaris.events.payment.PaymentPlanOverdue;
import org.molaris.events.payment.PaymentPlanPaid;
import org.molaris.events.payment.PaymentPlanUpdated;

/**
 * Agrees something else than before, or ends the agreement. What was paid stays paid, and a plan never has less to pay than
 * that; what changes nothing is not told.
 */
@ApplicationScoped
public class ChangePlan {

    private final PaymentPlans plans;
    private final Instalments instalments;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangePlan(PaymentPlans plans, Instalments instalments, News news, ClinicTransaction transaction, Clock clock) {
        this.plans = plans;
        this.instalments = instalments;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the plan still has the expected version, or whatever it has when none is expected. */
    public Uni<PlanWithInstalments> handle(UUID planId, OptionalLong expected, Command wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transaction.run(() -> plans.forUpdate(planId, expected)
                .flatMap(plan -> instalments
                        .of(planId, now)
                        .call(rows -> change(plan, Schedule.as(rows), wanted, now))
                        .flatMap(rows -> instalments.of(planId, now))
                        .map(rows -> new PlanWithInstalments(plan.asDetails(), rows))));
    }

    /** Ends the agreement; doing it again changes nothing. */
    public Uni<PlanWithInstalments> cancel(UUID planId, OptionalLong expected) {
        return handle(planId, expected, new Command(terms -> terms, PlanStatus.CANCELLED, Command.SAME_DAYS));
    }

    private Uni<Void> change(PaymentPlan plan, Schedule before, Command wanted, Instant now) {
        var terms = plan.terms;
        var status = plan.status;
        var agreed = wanted.terms().apply(terms);
        plan.mustCoverWhatIsPaid(agreed);
        var schedule = wanted.schedule().apply(agreed.totalAmount(), before);
        plan.mustBeAllowedByItsBill(agreed, wanted.status(), schedule);
        if (agreed.equals(terms) && (wanted.status() == null || wanted.status() == status) && schedule.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        plan.change(agreed, wanted.status(), now);
        return plans.flush()
                .chain(() -> schedule.equals(before)
                        ? Uni.createFrom().voidItem()
                        : reschedule(plan, schedule, wanted.status(), now))
                .chain(() -> news.of(eventOf(status, plan.status), plan.id));
    }

    private Uni<Void> reschedule(PaymentPlan plan, Schedule schedule, PlanStatus wanted, Instant now) {
        return instalments
                .replace(plan.id, schedule)
                .chain(() ->
                        wanted == PlanStatus.OVERDUE ? Uni.createFrom().voidItem() : instalments.catchUp(plan.id, now))
                .chain(() -> plans.getSession())
                .chain(session -> session.refresh(plan));
    }

    static Class<? extends PaymentPlanEvent> eventOf(PlanStatus before, PlanStatus after) {
        if (before == after) {
            return PaymentPlanUpdated.class;
        }
        return switch (after) {
            case PAID -> PaymentPlanPaid.class;
            case OVERDUE -> PaymentPlanOverdue.class;
            case CANCELLED -> PaymentPlanCancelled.class;
            case ACTIVE -> PaymentPlanUpdated.class;
        };
    }

    /**
     * What is to be otherwise.
     *
     * @param terms sees what is agreed now
     * @param status null for the one that follows from the rest
     * @param schedule the instalments for a total, from those that there are now
     */
    public record Command(
            UnaryOperator<PlanTerms> terms, PlanStatus status, BiFunction<BigDecimal, Schedule, Schedule> schedule) {

        /** The days stay; a new total is spread over them. */
        public static final BiFunction<BigDecimal, Schedule, Schedule> SAME_DAYS =
                (total, before) -> before.over(total);
    }
}
