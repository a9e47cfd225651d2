package org.molaris.payment.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SumTest {

    @Test
    void thePartsAreTheWholeToTheCentHoweverItIsDivided() {
        qt().forAll(
                        integers().between(1, 1_000_000),
                        integers().between(0, 220_000),
                        lists().of(integers().between(1, 100)).ofSizeBetween(1, 12))
                .checkAssert((net, vat, shares) -> {
                    var whole = new Sum(cents(net), cents(vat));
                    var billed = Sum.NOTHING;
                    for (int share : shares) {
                        var left = whole.less(billed);
                        if (!left.isNothing()) {
                            int some = Math.max(1, left.net().unscaledValue().intValueExact() * share / 100);
                            var part = left.part(cents(some));
                            assertThat(part.vat()).isBetween(cents(0), left.vat());
                            billed = billed.plus(part);
                        }
                    }
                    var rest = whole.less(billed);
                    assertThat(rest.isNothing() ? billed : billed.plus(rest.part(rest.net())))
                            .isEqualTo(whole);
                });
    }

    @Test
    void whatBecameCheaperThanWhatIsBilledHasNothingLeft() {
        var left = new Sum(cents(100), cents(10)).less(new Sum(cents(150), cents(20)));

        assertThat(left.isNothing()).isTrue();
        assertThat(left.vat()).isEqualByComparingTo("0");
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
