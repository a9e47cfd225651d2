package org.molaris.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''-1", "-a\nb", "+503", "+503700012341234567"})
    void whatASpreadsheetMightCalculateIsGuarded(String text) {
        assertThat(FormulaGuard.on(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.off("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana", "+50370001234", "O'Higgins", "'sola", "a=b", "", " =1"})
    void allElseStaysAsItIs(String text) {
        assertThat(FormulaGuard.on(text)).isEqualTo(text);
        assertThat(FormulaGuard.off(text)).isEqualTo(text);
    }

    @Test
    void whatIsGuardedComesBackAsItWas() {
        qt().forAll(strings().betweenCodePoints(0x27, 0x40).ofLengthBetween(0, 5))
                .check(text -> FormulaGuard.off(FormulaGuard.on(text)).equals(text));
    }
}
