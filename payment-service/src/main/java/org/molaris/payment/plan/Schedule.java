package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.molaris.payment.plan.PaymentRefused.Reason;

/**
 * By when how much of a plan is to be paid: instalments, the earliest first, that add up to the plan's total to the cent.
 * No two differ by more than a cent, and the earlier ones bear it. A plan without a schedule has none.
 */
public record Schedule(List<Instalment> instalments) {

    /** Paid whenever it suits. */
    public static final Schedule NONE = new Schedule(List.of());

    /** More would be no payment plan but a loan. */
    public static final int MOST_INSTALMENTS = 360;

    public Schedule {
        instalments = List.copyOf(instalments);
    }

    /**
     * Spreads a total as asked.
     *
     * @throws PaymentRefused when there is less than a cent for each
     */
    public static Schedule of(BigDecimal total, Terms terms) {
        return spread(
                total,
                IntStream.range(0, terms.count())
                        .mapToObj(i -> terms.interval().after(terms.firstDueOn(), i))
                        .toList());
    }

    /**
     * Spreads a total in amounts of the same size, of which the last is what is left.
     *
     * @throws PaymentRefused when there are more than {@value #MOST_INSTALMENTS}
     */
    public static Schedule inAmountsOf(BigDecimal each, BigDecimal total, LocalDate firstDueOn, Interval interval) {
        var whole = total.divideToIntegralValue(each);
        if (whole.compareTo(BigDecimal.valueOf(MOST_INSTALMENTS)) > 0) {
            throw new PaymentRefused(Reason.TOO_MANY_INSTALMENTS);
        }
        var rest = total.subtract(each.multiply(whole)).setScale(2);
        var amounts = new ArrayList<>(Collections.nCopies(whole.intValueExact(), each));
        if (rest.signum() > 0) {
            amounts.add(rest);
        }
        if (amounts.size() > MOST_INSTALMENTS) {
            throw new PaymentRefused(Reason.TOO_MANY_INSTALMENTS);
        }
        return new Schedule(IntStream.range(0, amounts.size())
                .mapToObj(i -> new Instalment(interval.after(firstDueOn, i), amounts.get(i)))
                .toList());
    }

    /** The same after something that is paid before the first day. */
    public Schedule after(Instalment downPayment) {
        return new Schedule(
                Stream.concat(Stream.of(downPayment), instalments.stream()).toList());
    }

    /** All that is due later is due today: nothing falls due any more. What has no schedule is due today as a whole. */
    public Schedule calledIn(BigDecimal total, LocalDate today) {
        var past = instalments.stream()
                .filter(each -> each.dueOn().isBefore(today))
                .toList();
        var due = past.stream().map(Instalment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = total.subtract(due);
        return left.signum() == 0
                ? this
                : new Schedule(Stream.concat(past.stream(), Stream.of(new Instalment(today, left)))
                        .toList());
    }

    /** How far the days are apart; empty when that differs, or there is one day at most. */
    public Optional<Interval> interval() {
        return instalments.size() < 2
                ? Optional.empty()
                : Stream.of(Interval.values())
                        .filter(interval -> IntStream.range(0, instalments.size())
                                .allMatch(i -> interval.after(instalments.get(0).dueOn(), i)
                                        .equals(instalments.get(i).dueOn())))
                        .findFirst();
    }

    static Schedule as(List<InstalmentDetails> rows) {
        return new Schedule(rows.stream()
                .map(row -> new Instalment(row.dueOn(), row.amount()))
                .toList());
    }

    /** The same days for another total; what is due on them does not change while the total is the same. */
    public Schedule over(BigDecimal total) {
        return !instalments.isEmpty() && total().compareTo(total) == 0
                ? this
                : spread(total, instalments.stream().map(Instalment::dueOn).toList());
    }

    private BigDecimal total() {
        return instalments.stream().map(Instalment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Schedule spread(BigDecimal total, List<LocalDate> days) {
        if (days.isEmpty()) {
            return NONE;
        }
        var cents = total.movePointRight(2).toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(days.size()));
        if (cents[0].signum() == 0) {
            throw new PaymentRefused(Reason.TOO_MANY_INSTALMENTS);
        }
        var more = cents[1].intValueExact();
        return new Schedule(IntStream.range(0, days.size())
                .mapToObj(i -> new Instalment(
                        days.get(i), new BigDecimal(i < more ? cents[0].add(BigInteger.ONE) : cents[0], 2)))
                .toList());
    }

    /**
     * What people agree on.
     *
     * @param count 1 to {@value #MOST_INSTALMENTS}
     */
    public record Terms(int count, LocalDate firstDueOn, Interval interval) {}
}
