package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Lets a plan ask for less, because the bill is taken back that it belongs to: first of what is due last. What is paid stays
 * paid. A plan of which nothing was paid and nothing is left is cancelled, and one whose rest is gone is paid.
 */
@ApplicationScoped
public class LowerPlan {

    private final PaymentPlans plans;
    private final Instalments instalments;
    private final News news;

    LowerPlan(PaymentPlans plans, Instalments instalments, News news) {
        this.plans = plans;
        this.instalments = instalments;
        this.news = news;
    }

    /** Part of the transaction under way. Answers how much it asks for less: at most what was left to pay. */
    public Uni<Lowered> by(UUID planId, BigDecimal amount, Instant now) {
        return plans.forUpdate(planId, OptionalLong.empty()).flatMap(plan -> {
            var left = plan.leftToPay();
            var less = left.min(amount);
            return less.signum() == 0
                    ? Uni.createFrom().item(new Lowered(less, false))
                    : lower(plan, less, now).replaceWith(() -> new Lowered(less, plan.status == PlanStatus.PAID));
        });
    }

    private Uni<Void> lower(PaymentPlan plan, BigDecimal less, Instant now) {
        var before = plan.status;
        var total = plan.terms.totalAmount().subtract(less);
        if (total.signum() == 0) {
            plan.change(plan.terms, PlanStatus.CANCELLED, now);
            return plans.flush().chain(() -> news.of(ChangePlan.eventOf(before, plan.status), plan.id));
        }
        plan.change(plan.terms.of(total), null, now);
        return plans.flush()
                .chain(() -> instalments.numbered(plan.id))
                .flatMap(rows -> instalments.rewrite(plan.id, lowered(rows, less)))
                .chain(() -> instalments.catchUp(plan.id, now))
                .chain(() -> plans.getSession())
                .chain(session -> session.refresh(plan))
                .chain(() -> news.of(ChangePlan.eventOf(before, plan.status), plan.id));
    }

    private static List<Claim> lowered(List<Claim> claims, BigDecimal less) {
        var left = new ArrayList<Claim>();
        var off = less;
        for (int i = claims.size() - 1; i >= 0; i--) {
            var claim = claims.get(i);
            var taken = off.min(claim.amount());
            off = off.subtract(taken);
            if (taken.compareTo(claim.amount()) < 0) {
                left.add(claim.of(claim.amount().subtract(taken)));
            }
        }
        return left;
    }

    /**
     * What became of it.
     *
     * @param paid whether nothing is left to pay because of that, and something was paid
     */
    public record Lowered(BigDecimal amount, boolean paid) {}
}
