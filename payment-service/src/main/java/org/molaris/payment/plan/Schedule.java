package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
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

    static Schedule as(List<InstalmentDetails> rows) {
        return new Schedule(rows.stream()
                .map(row -> new Instalment(row.dueOn(), row.amount()))
                .toList());
    }

    /** The same days for another total. */
    public Schedule over(BigDecimal total) {
        return spread(total, instalments.stream().map(Instalment::dueOn).toList());
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
