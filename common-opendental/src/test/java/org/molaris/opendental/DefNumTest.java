package org.molaris.opendental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.DefNum.Category;

class DefNumTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var category : Category.values()) {
            long written = DefNum.of(category, 148L);

            assertThat(DefNum.read(written)).contains(new DefNum(category, 148));
            assertThat(DefNum.in(category, "Priority", written)).isEqualTo(148);
        }
    }

    @Test
    void zeroIsNone() {
        assertThat(DefNum.of(Category.DIAGNOSIS, null)).isZero();
        assertThat(DefNum.in(Category.DIAGNOSIS, "Dx", 0)).isZero();
    }

    @Test
    void oneOfAnotherCategoryIsNotFound() {
        long diagnosis = DefNum.of(Category.DIAGNOSIS, 3L);

        assertThatThrownBy(() -> DefNum.in(Category.TX_PRIORITIES, "Priority", diagnosis))
                .isInstanceOf(DialectRefused.class)
                .hasMessage("Priority not found");
        assertThat(DefNum.read(399)).isEmpty();
    }
}
