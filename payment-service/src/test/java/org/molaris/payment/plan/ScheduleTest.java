package org.molaris.payment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.localDates;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.molaris.payment.plan.Schedule.Terms;

class ScheduleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);

    @Test
    void itAddsUpToTheCentForEveryTotalCountAndInterval() {
        qt().withFixedSeed(20_260_101L)
                .withExamples(2_000)
                .forAll(
                        longs().between(1, 999_999_999_999L),
                        integers().between(1, Schedule.MOST_INSTALMENTS),
                        arbitrary().enumValues(Interval.class),
                        localDates().withDaysBetween(0, 40_000))
                .assuming((cents, count, interval, first) -> cents >= count)
                .checkAssert((cents, count, interval, first) -> {
                    var total = BigDecimal.valueOf(cents, 2);
                    var rows = Schedule.of(total, new Terms(count, first, interval))
                            .instalments();
                    var amounts = rows.stream().map(Instalment::amount).toList();

                    assertThat(rows).hasSize(count);
                    assertThat(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualByComparingTo(total);
                    assertThat(amounts).allMatch(amount -> amount.signum() > 0 && amount.scale() == 2);
                    assertThat(amounts.get(0).subtract(amounts.get(count - 1)))
                            .isBetween(BigDecimal.ZERO, new BigDecimal("0.01"));
                    assertThat(rows.get(0).dueOn()).isEqualTo(first);
                    assertThat(IntStream.range(1, count))
                            .allMatch(i ->
                                    rows.get(i - 1).dueOn().isBefore(rows.get(i).dueOn())
                                            && rows.get(i - 1)
                                                            .amount()
                                                            .compareTo(
                                                                    rows.get(i).amount())
                                                    >= 0
                                            && isInStep(first, rows.get(i).dueOn(), i, interval));
                });
    }

    private static boolean isInStep(LocalDate first, LocalDate day, int times, Interval interval) {
        if (interval == Interval.WEEKLY || interval == Interval.EVERY_OTHER_WEEK) {
            return first.plusDays((interval == Interval.WEEKLY ? 7L : 14L) * times)
                    .equals(day);
        }
        var month = YearMonth.from(first).plusMonths(interval == Interval.QUARTERLY ? 3L * times : times);
        if (interval == Interval.ORDINAL_WEEKDAY) {
            int nth = (first.getDayOfMonth() + 6) / 7;
            return YearMonth.from(day).equals(month)
                    && day.getDayOfWeek() == first.getDayOfWeek()
                    && (nth == 5
                            ? day.getDayOfMonth() > month.lengthOfMonth() - 7
                            : (day.getDayOfMonth() + 6) / 7 == nth);
        }
        return day.equals(month.atDay(Math.min(first.getDayOfMonth(), month.lengthOfMonth())));
    }

    @Test
    void aMonthWithoutThatDayHasItsLastAndTheNextHasTheDayAgain() {
        assertThat(Schedule.of(new BigDecimal("100.00"), new Terms(3, FIRST, Interval.MONTHLY))
                        .instalments())
                .containsExactly(
                        new Instalment(LocalDate.of(2026, 1, 31), new BigDecimal("33.34")),
                        new Instalment(LocalDate.of(2026, 2, 28), new BigDecimal("33.33")),
                        new Instalment(LocalDate.of(2026, 3, 31), new BigDecimal("33.33")));
    }

    @Test
    void anotherTotalIsSpreadOverTheSameDays() {
        var before = Schedule.of(new BigDecimal("100.00"), new Terms(3, FIRST, Interval.MONTHLY));

        assertThat(before.over(new BigDecimal("0.04")).instalments())
                .extracting(Instalment::amount)
                .containsExactly(new BigDecimal("0.02"), new BigDecimal("0.01"), new BigDecimal("0.01"));
        assertThat(Schedule.NONE.over(new BigDecimal("5.00"))).isEqualTo(Schedule.NONE);
    }

    @Test
    void thereIsACentForEach() {
        assertThatThrownBy(() -> Schedule.of(new BigDecimal("0.02"), new Terms(3, FIRST, Interval.WEEKLY)))
                .isInstanceOf(PaymentRefused.class)
                .hasMessage("TOO_MANY_INSTALMENTS");
    }

    @Test
    void amountsOfTheSameSizeAddUpAndOnlyTheLastIsSmaller() {
        qt().withFixedSeed(20_260_102L)
                .withExamples(500)
                .forAll(integers().between(1, 100_000), integers().between(1, 100_000))
                .assuming((total, each) -> total <= 360L * each)
                .checkAssert((total, each) -> {
                    var amounts =
                            Schedule.inAmountsOf(cents(each), cents(total), FIRST, Interval.QUARTERLY)
                                    .instalments()
                                    .stream()
                                    .map(Instalment::amount)
                                    .toList();

                    assertThat(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualTo(cents(total));
                    assertThat(amounts.subList(0, amounts.size() - 1)).allMatch(cents(each)::equals);
                    assertThat(amounts.get(amounts.size() - 1)).isPositive().isLessThanOrEqualTo(cents(each));
                });
        assertThatThrownBy(() -> Schedule.inAmountsOf(cents(1), cents(361), FIRST, Interval.WEEKLY))
                .isInstanceOf(PaymentRefused.class);
    }

    @Test
    void whatIsCalledInKeepsItsTotalAndItsPastAndFallsDueNoMore() {
        qt().withFixedSeed(20_260_103L)
                .withExamples(500)
                .forAll(
                        integers().between(400, 100_000),
                        integers().between(1, 360),
                        integers().between(-30, 3_000))
                .checkAssert((total, count, days) -> {
                    var today = FIRST.plusDays(days);
                    var before = Schedule.of(cents(total), new Terms(count, FIRST, Interval.WEEKLY));
                    var after = before.calledIn(cents(total), today).instalments();

                    assertThat(after.stream().map(Instalment::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualTo(cents(total));
                    assertThat(after).noneMatch(each -> each.dueOn().isAfter(today));
                    assertThat(after)
                            .containsAll(before.instalments().stream()
                                    .filter(each -> each.dueOn().isBefore(today))
                                    .toList());
                });
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
