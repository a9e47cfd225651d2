package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.events.payment.PaymentPlanUpdated;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Puts one instalment on another day, or notes of what kind it is. It keeps its number, and what is owed in all stays. */
@ApplicationScoped
public class ChangeInstalment {

    private final PaymentPlans plans;
    private final Instalments instalments;
    private final News news;

    ChangeInstalment(PaymentPlans plans, Instalments instalments, News news) {
        this.plans = plans;
        this.instalments = instalments;
        this.news = news;
    }

    /**
     * Part of the transaction under way. Fails with {@link PaymentRefused} when nothing is left of such an instalment, or it
     * cannot be so. Answers whether anything changed.
     */
    public Uni<Boolean> handle(UUID planId, long number, Command wanted, Instant now) {
        return plans.forUpdate(planId, OptionalLong.empty())
                .flatMap(plan -> instalments.numbered(planId).flatMap(claims -> {
                    var claim = claims.stream()
                            .filter(each ->
                                    each.number() == number && each.left().signum() > 0)
                            .findFirst()
                            .orElseThrow(() -> new PaymentRefused(Reason.INSTALMENT_NOT_FOUND));
                    var changed = wanted.onto(claim);
                    mustFit(changed, claim, claims);
                    return changed.equals(claim)
                            ? Uni.createFrom().item(false)
                            : rewrite(plan, claims, claim, changed, now).replaceWith(true);
                }));
    }

    /** What is paid fills the oldest: what is not paid cannot come before what is. */
    private static void mustFit(Claim changed, Claim claim, List<Claim> claims) {
        for (var other : claims) {
            if (other.number() != claim.number() && !changed.dueOn().isEqual(claim.dueOn())) {
                if (other.dueOn().isEqual(changed.dueOn())) {
                    throw new PaymentRefused(Reason.DUE_ON_THAT_DAY);
                }
                if (other.left().signum() == 0 && changed.dueOn().isBefore(other.dueOn())) {
                    throw new PaymentRefused(Reason.DUE_BEFORE_WHAT_IS_PAID);
                }
            }
        }
    }

    private Uni<Void> rewrite(PaymentPlan plan, List<Claim> claims, Claim claim, Claim changed, Instant now) {
        plan.change(plan.terms, plan.status, now);
        return plans.flush()
                .chain(() -> instalments.rewrite(
                        plan.id,
                        claims.stream()
                                .map(each -> each.number() == claim.number() ? changed : each)
                                .toList()))
                .chain(() -> instalments.catchUp(plan.id, now))
                .chain(() -> plans.getSession())
                .chain(session -> session.refresh(plan))
                .chain(() -> news.of(PaymentPlanUpdated.class, plan.id));
    }

    /**
     * What is to be otherwise; null leaves it as it is.
     *
     * @param left what is believed to be left of it
     */
    public record Command(LocalDate dueOn, BigDecimal left, Boolean relatedToInsurance, ExpenseType expenseType) {

        private Claim onto(Claim claim) {
            if (left != null && left.compareTo(claim.left()) != 0) {
                throw new PaymentRefused(Reason.INSTALMENT_AMOUNT, claim.left());
            }
            return new Claim(
                    claim.number(),
                    Objects.requireNonNullElse(dueOn, claim.dueOn()),
                    claim.amount(),
                    Objects.requireNonNullElse(relatedToInsurance, claim.relatedToInsurance()),
                    expenseType == null ? claim.expenseType() : expenseType,
                    claim.left());
        }
    }
}
